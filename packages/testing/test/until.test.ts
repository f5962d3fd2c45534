import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { freePort, projectRoot, until } from '../src/index.ts'

describe('waiting for a condition', () => {
  it('ends as soon as it holds, and a condition that throws does not hold yet', async () => {
    let calls = 0
    await until(() => {
      calls += 1
      if (calls < 3) throw new Error('not yet')
      return true
    })
    expect(calls).toBe(3)
  })

  it('says what did not come true, and why', async () => {
    const waiting = until(() => Promise.reject(new Error('no such key')), { withinMs: 30, what: 'the projection' })
    await expect(waiting).rejects.toMatchObject({
      message: 'the projection did not come true within 30 ms',
      cause: new Error('no such key'),
    })
  })
})

describe('a free port', () => {
  it('can be listened on', async () => {
    const server = createServer().listen(await freePort(), '127.0.0.1')
    await once(server, 'listening')
    server.close()
    expect(server.listening).toBe(false)
  })

  it('is none that an outgoing connection may get, and no two are the same', async () => {
    const ports = await Promise.all(Array.from({ length: 50 }, freePort))
    expect(new Set(ports).size).toBe(50)
    expect(Math.max(...ports)).toBeLessThan(32_768)
  })
})

describe('the project', () => {
  it('is found from anywhere', () => {
    expect(existsSync(join(projectRoot(), 'infra/engines/server.properties'))).toBe(true)
  })
})
