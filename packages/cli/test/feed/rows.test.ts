import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rowsOf } from '../../src/feed/rows.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'breach-alerts-rows-'))
})
afterAll(async () => rm(dir, { recursive: true }))

const file = async (name: string, content: string | Uint8Array) => {
  await writeFile(join(dir, name), content)
  return join(dir, name)
}
const all = async (path: string) => {
  const rows = []
  for await (const row of rowsOf(path)) rows.push(row)
  return rows
}
const text = 'id,place\n1,"Leeds, York"\n2,Hull\n'
const zipped = gzipSync(text)

describe('the rows of a file', () => {
  it.each([
    ['plain', text],
    ['gzip', zipped],
  ])('are read from %s', async (_what, content) => {
    expect(await all(await file('good', content))).toEqual([
      { id: '1', place: 'Leeds, York' },
      { id: '2', place: 'Hull' },
    ])
  })

  it('are none when there is only a header', async () => {
    expect(await all(await file('header', 'id,place\n'))).toEqual([])
  })

  it.each([
    ['is not there', async () => join(dir, 'nowhere'), /ENOENT/u],
    ['is a folder', async () => dir, /EISDIR/u],
    ['is cut off', async () => file('cut', zipped.subarray(0, zipped.length - 12)), /unexpected end of file/u],
    [
      'is damaged',
      async () => file('bad', Buffer.concat([zipped.subarray(0, 12), Buffer.alloc(9)])),
      /invalid|incorrect/u,
    ],
    ['is no table', async () => file('quote', 'id\n"1\n'), /Quote/u],
  ])('end with the reason when the file %s', async (_what, path, reason) => {
    await expect(all(await path())).rejects.toThrow(reason)
  })
})
