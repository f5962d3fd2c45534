import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { batchInput } from '../../src/batch/lines.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'breach-alerts-lines-'))
})
afterAll(async () => rm(dir, { recursive: true }))

const order = (orderId: string, more: object = {}) => ({
  orderId,
  type: 'DAPO',
  respondent: {},
  versions: [{ version: 1, validFrom: '2026-01-01', conditions: [{ conditionId: 'c', kind: 'NOTIFY', ...more }] }],
})

const read = async (content: string | Buffer, times = 1) => {
  const file = join(dir, 'orders.jsonl')
  await writeFile(file, content)
  const said: string[] = []
  const input = batchInput({ say: line => said.push(line), drained: async () => {} })
  const ids: string[] = []
  for (let time = 0; time < times; time++) for await (const one of input.orders(file)) ids.push(one.orderId)
  return { ids, said, finish: input.finish }
}

describe('reading lines', () => {
  it('keeps a line whole whose text has a line separator of Unicode in it', async () => {
    const text = JSON.stringify(order('a', { text: 'one\u2028two' }))
    expect(text).toContain('\u2028')
    expect(await read(`${text}\n`)).toMatchObject({ ids: ['a'], said: [] })
  })

  it('takes lines that end in CRLF, blank lines, and a last line without an end', async () => {
    const content = `${JSON.stringify(order('a'))}\r\n \r\n\n${JSON.stringify(order('b'))}`
    expect(await read(content)).toMatchObject({ ids: ['a', 'b'], said: [] })
  })

  it('puts a line together that is longer than what is read at once', async () => {
    const exceptions = Array.from({ length: 150 }, () => 'x'.repeat(19_000))
    const content = `${JSON.stringify(order('long', { exceptions }))}\n${JSON.stringify(order('b'))}\n`
    expect(content.length).toBeGreaterThan(2 << 20)
    expect(await read(content)).toMatchObject({ ids: ['long', 'b'], said: [] })
  })

  it('tells of bytes that are not UTF-8, with the line, and goes on', async () => {
    const bad = Buffer.concat([Buffer.from('{"orderId":"'), Buffer.from([0xff]), Buffer.from('"}\n')])
    const { ids, said, finish } = await read(Buffer.concat([bad, Buffer.from(JSON.stringify(order('b')))]))
    expect([ids, said]).toEqual([['b'], [expect.stringMatching(/line 1: is not UTF-8$/u)]])
    expect(finish).toThrow(/left out/u)
  })

  it('tells what is wrong with a line once, also when the file is read twice', async () => {
    const { ids, said } = await read(`{}\n${JSON.stringify(order('b'))}\n`, 2)
    expect(ids).toEqual(['b', 'b'])
    expect(said.filter(line => line.includes('/orderId'))).toHaveLength(1)
  })
})
