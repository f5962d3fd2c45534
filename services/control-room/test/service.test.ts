import { topicSettings } from '@breach-alerts/contracts'
import { memoryLog } from '@breach-alerts/log'
import { makeMetrics, silentLogger } from '@breach-alerts/runtime'
import { memoryStores } from '@breach-alerts/store'
import { BrowserConfig, OidcConfig, ProblemError, type TokenVerifier } from '@breach-alerts/web'
import { type ControlRoomConfig, ServiceConfig, startControlRoom } from '../src/service.ts'
import { people } from './support/room.ts'

const verifier: TokenVerifier = {
  verify: async token => {
    if (token !== 'control') throw new ProblemError(401, 'no such token')
    return people.control
  },
  ping: async () => undefined,
}
const config = (port = 0): ControlRoomConfig => ({
  ...ServiceConfig.parse({ CONTROL_ROOM_PORT: port }),
  ...OidcConfig.parse({ OIDC_ISSUER: 'http://localhost:8081' }),
  ...BrowserConfig.parse({ SESSION_SECRETS: 'a-secret-for-tests-only-of-32-letters-or-more' }),
})
const ports = () => ({
  log: memoryLog({ topics: topicSettings }),
  ...memoryStores(),
  verifier,
  clock: Date.now,
  logger: silentLogger(),
  metrics: makeMetrics(),
})

describe('the service', () => {
  it('listens where it says, is UP, sends people to sign in, and stops with a stream open', async () => {
    const room = await startControlRoom(ports(), config())
    expect((await fetch(`${room.url}/health`)).status).toBe(200)
    const page = await fetch(`${room.url}/alerts/a?b=c`, { redirect: 'manual', headers: { accept: 'text/html' } })
    expect([page.status, page.headers.get('location')]).toEqual([303, '/sign-in?returnTo=%2Falerts%2Fa%3Fb%3Dc'])
    const stream = await fetch(`${room.url}/api/stream`, { headers: { authorization: 'Bearer control' } })
    expect(stream.status).toBe(200)
    const ended = stream.text()
    await room.stop(2_000)
    await ended
    await expect(fetch(`${room.url}/ping`)).rejects.toThrow('fetch failed')
  })

  it('is DOWN, and still answers, while the log is out of reach', async () => {
    const given = ports()
    const room = await startControlRoom(
      { ...given, log: { ...given.log, ping: () => Promise.reject(new Error('away')) } },
      config(),
    )
    const answer = await fetch(`${room.url}/health`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({
      status: 'DOWN',
      components: { log: { status: 'DOWN' }, desk: { status: 'UP' } },
    })
    await room.stop(2_000)
  })

  it('says no when its port is taken, and leaves nothing running', async () => {
    const first = await startControlRoom(ports(), config())
    await expect(startControlRoom(ports(), config(Number(new URL(first.url).port)))).rejects.toThrow('EADDRINUSE')
    await first.stop(2_000)
  })

  it('lets nothing of the browser through without the token of its page', async () => {
    const room = await startControlRoom(ports(), config())
    const headers = { cookie: 'ba_session=forged', 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await fetch(`${room.url}/alerts/a/closure`, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: 'closureId=c',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?returnTo=%2F'])
    await room.stop(2_000)
  })
})
