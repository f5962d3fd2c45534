import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '../../src/command.ts'
import { directory } from '../../src/commands/directory.ts'
import { demoDirectory } from '../../src/demo/directory.ts'

const now = Date.parse('2026-11-23T22:00:00Z')
let dir: string
let server: Server
let received: { kind: string }[]

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'breach-alerts-directory-'))
  const lines = (values: readonly unknown[]) => values.map(value => JSON.stringify(value)).join('\n')
  await writeFile(join(dir, 'good.jsonl'), lines(demoDirectory(now).toReversed()))
  await writeFile(join(dir, 'bad.jsonl'), `${lines(demoDirectory(now))}\n{"kind":"DOG"}\n`)
  // Stands in for the identity provider and the control room, as far as this command speaks to them.
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (bytes: Buffer) => (text += bytes.toString()))
    request.on('end', () => {
      response.setHeader('content-type', 'application/json')
      if (request.url === '/token') return response.end('{"access_token":"t"}')
      const { entries } = JSON.parse(text) as { entries: { kind: string }[] }
      received.push(...entries)
      return response.end(JSON.stringify({ recorded: entries.length - 1, unchanged: 1 }))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
beforeEach(() => (received = []))
afterAll(async () => {
  await new Promise(resolve => server.close(resolve))
  await rm(dir, { recursive: true })
})

const run = async (...args: string[]) => {
  const results: unknown[] = []
  const said: string[] = []
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const error: unknown = await directory
    .run(args, {
      env: { CONTROL_ROOM_URL: url, IDENTITY_URL: url },
      result: value => results.push(value),
      drained: async () => {},
      say: line => said.push(line),
    })
    .then(
      () => null,
      (reason: unknown) => reason,
    )
  return { results, said, error }
}

describe('directory import', () => {
  it('sends every line, rotas before what names them, and says what came of it', async () => {
    const { results, error } = await run('import', '--file', join(dir, 'good.jsonl'))
    expect([error, results]).toEqual([null, [{ lines: 12, recorded: 11, unchanged: 1 }]])
    expect(received.map(({ kind }) => kind).slice(-3)).toEqual(['ROTA', 'ROTA', 'OVERRIDE'])
  })

  it('sends nothing with --dry-run', async () => {
    const { results, error } = await run('import', '--file', join(dir, 'good.jsonl'), '--dry-run')
    expect([error, results, received]).toEqual([null, [{ lines: 12, recorded: 0, unchanged: 0 }], []])
  })

  it('sends nothing when one line is not right, and names the line and the field', async () => {
    const { results, said, error } = await run('import', '--file', join(dir, 'bad.jsonl'))
    expect([results, received]).toEqual([[], []])
    expect(error).toBeInstanceOf(Error)
    expect(said.join('\n')).toMatch(/line 13: \/kind/u)
  })

  it.each([[[]], [['export']], [['import']], [['import', '--file', 'f', '--loud']]])(
    '%j is wrong usage',
    async args => {
      expect((await run(...args)).error).toBeInstanceOf(UsageError)
    },
  )
})
