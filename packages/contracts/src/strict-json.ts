import { isUtf8 } from 'node:buffer'

/** Containers inside containers that a document may have. Source: contracts.md §3. */
export const maxNesting = 64

export type StrictJson = { ok: true; value: unknown } | { ok: false; message: string }

/**
 * Reads JSON that means one thing only.
 *
 * Refused beside what is not JSON: bytes that are not UTF-8, a name used twice in one object (also when one of them is written
 * with escapes), a lone surrogate, NUL in a string or name, a number too large to hold, nesting deeper than `maxNesting`.
 * A byte order mark is accepted. Messages say the rule, never what was sent.
 *
 * The grammar is left to `JSON.parse`. A repeated name is found by counting: the text has one colon outside of strings for each
 * member, and an object that kept fewer had repeats. Own code because no kept library refuses all of these: secure-json-parse
 * looks at prototype names only, jsonc-parser and momoa let repeated names and lone surrogates through.
 */
export const parseStrictJson = (bytes: Uint8Array): StrictJson => {
  if (!isUtf8(bytes)) return refuse('is not UTF-8')
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const body = Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start)
  // Before parsing: a megabyte of brackets must cost a scan, not half a million arrays.
  const shape = scan(body)
  if (shape.depth > maxNesting) return refuse(`is nested deeper than ${maxNesting}`)
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    return refuse(body.length === 0 ? 'is empty' : 'is not JSON')
  }
  const found: Found = { members: 0, fault: null }
  walk(value, found)
  if (found.fault !== null) return refuse(found.fault)
  return found.members === shape.colons ? { ok: true, value } : refuse('names a field twice in one object')
}

const refuse = (message: string): StrictJson => ({ ok: false, message })

const [quote, backslash, colon, open, close, openBrace, closeBrace] = [0x22, 0x5c, 0x3a, 0x5b, 0x5d, 0x7b, 0x7d]

/** Colons and deepest nesting outside of strings. Right for every text that is JSON; for any other a number that nobody uses. */
const scan = (body: Buffer): { colons: number; depth: number } => {
  let colons = 0
  let depth = 0
  let deepest = 0
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at]
    if (byte === quote) {
      for (at += 1; at < body.length && body[at] !== quote; at += 1) if (body[at] === backslash) at += 1
    } else if (byte === colon) colons += 1
    else if (byte === open || byte === openBrace) {
      depth += 1
      if (depth > deepest) deepest = depth
    } else if (byte === close || byte === closeBrace) depth -= 1
  }
  return { colons, depth: deepest }
}

type Found = { members: number; fault: string | null }

const walk = (value: unknown, found: Found): void => {
  if (typeof value === 'string') return checkText(value, found)
  if (typeof value === 'number' && !Number.isFinite(value)) {
    found.fault = 'has a number that is too large'
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) walk(item, found)
    return
  }
  const names = Object.keys(value)
  found.members += names.length
  for (const name of names) {
    checkText(name, found)
    walk((value as Record<string, unknown>)[name], found)
  }
}

const checkText = (text: string, found: Found): void => {
  if (!text.isWellFormed()) found.fault = 'has a lone surrogate'
  else if (text.includes('\0')) found.fault = 'has a NUL'
}
