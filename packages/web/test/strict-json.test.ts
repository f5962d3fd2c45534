import { parseStrictJson } from '@breach-alerts/contracts'
import * as fc from 'fast-check'

const parse = (text: string) => parseStrictJson(Buffer.from(text))
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('strict JSON', () => {
  it.each([
    ['a repeated name', '{"a":1,"a":1}', 'names a field twice in one object'],
    ['a repeated name, once in escapes', String.raw`{"ab":1,"\u0061b":2}`, 'names a field twice in one object'],
    ['a repeated name deep inside', '[{"x":{"b":[],"c":2,"b":{}}}]', 'names a field twice in one object'],
    ['a lone high surrogate in escapes', String.raw`["\ud83d"]`, 'has a lone surrogate'],
    ['a lone low surrogate in a name', String.raw`{"\udc00":1}`, 'has a lone surrogate'],
    ['NUL in escapes', String.raw`"a\u0000b"`, 'has a NUL'],
    ['NUL as it is', '"a\0b"', 'is not JSON'],
    ['nesting of 65', nested(65), 'is nested deeper than 64'],
    ['nesting of 65 that never closes', '['.repeat(65), 'is nested deeper than 64'],
    ['a number that no double holds', '[-1e999]', 'has a number that is too large'],
    ['nothing', '', 'is empty'],
    ['something after the end', '{} {}', 'is not JSON'],
    ['a trailing comma', '[1,]', 'is not JSON'],
    ['a comment', '/* */ 1', 'is not JSON'],
    ['half an object', '{"a":', 'is not JSON'],
  ])('refuses %s', (_what, text, message) => {
    expect(parse(text)).toEqual({ ok: false, message })
  })

  it.each([
    ['an overlong form', [0x22, 0xc0, 0x80, 0x22]],
    ['a surrogate as bytes', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['Latin-1', [0x22, 0xe9, 0x22]],
    ['a character cut in half', [0x22, 0xf0, 0x9f, 0x98]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])('refuses bytes that are not UTF-8: %s', (_what, bytes) => {
    expect(parseStrictJson(Uint8Array.from(bytes))).toEqual({ ok: false, message: 'is not UTF-8' })
  })

  it.each([
    ['a byte order mark', '\uFEFF{"a":1}', { a: 1 }],
    ['nesting of 64', nested(64), JSON.parse(nested(64)) as unknown],
    ['a pair of surrogates in escapes', String.raw`"\ud83d\ude00"`, '😀'],
    [
      'colons, quotes and brackets inside strings',
      String.raw`{"a:\":[{":"b:\\"}`,
      { 'a:":[{': String.raw`b:\ `.trim() },
    ],
    ['the same name in two objects', '[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['names that only look alike', '{"1":1,"01":2,"1.0":3}', { 1: 1, '01': 2, '1.0': 3 }],
  ])('accepts %s', (_what, text: string, value: unknown) => {
    expect(parse(text)).toEqual({ ok: true, value })
  })

  it('keeps a field named __proto__ a field and changes no prototype', () => {
    const result = parse('{"__proto__":{"isAdmin":true}}')
    const value = result.ok ? (result.value as object) : {}
    expect(Object.keys(value)).toEqual(['__proto__'])
    expect('isAdmin' in value).toBe(false)
  })

  it('reads whatever JSON.stringify writes as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, noUnicodeString: false }), value => {
        const text = JSON.stringify(value)
        fc.pre(!text.includes(String.raw`\u0000`) && !/\\ud[89a-f]/iu.test(text))
        expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown })
      }),
    )
  })

  it('refuses every text that JSON.parse refuses, and never throws, whatever the bytes', () => {
    const near = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc
        .string({ unit: fc.constantFrom(...Array.from('{}[]":,\\u0da8e1 tfn-.')), maxLength: 40 })
        .map(text => new TextEncoder().encode(text)),
    )
    fc.assert(
      fc.property(near, bytes => {
        const text = Buffer.from(bytes)
          .toString('utf8')
          .replace(/^\uFEFF/u, '')
        expect(parseStrictJson(bytes).ok && !isJson(text)).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  it('finds a repeated name wherever it is put', () => {
    const name = fc.string({ minLength: 1, maxLength: 8 }).filter(text => text.isWellFormed() && !text.includes('\0'))
    fc.assert(
      fc.property(fc.dictionary(name, fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 }), fc.nat(), (object, pick) => {
        const members = Object.entries(object).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
        const text = `{"k":[{${[...members, members[pick % members.length]].join(',')}}]}`
        expect(parse(text).ok).toBe(false)
      }),
    )
  })
})
