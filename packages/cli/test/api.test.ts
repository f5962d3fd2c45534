import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Api, connect } from '../src/api.ts'

let server: Server
let [asked, isIdentityUp]: [number, boolean] = [0, true]
let api: Api

beforeEach(async () => {
  ;[asked, isIdentityUp] = [0, true]
  // Stands in for the identity provider and the control room.
  server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    if (request.url !== '/token') return response.end('{}')
    asked++
    response.statusCode = isIdentityUp ? 200 : 503
    return response.end(isIdentityUp ? '{"access_token":"t"}' : '{"detail":"away"}')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  api = connect({ env: { CONTROL_ROOM_URL: url, IDENTITY_URL: url } })
})
afterEach(async () => new Promise(resolve => server.close(resolve)))

describe('the tokens of a command', () => {
  it('are asked for once and used again', async () => {
    await api.accounting()
    await api.accounting()
    expect(asked).toBe(1)
  })

  it('are asked for again when the identity provider did not give one', async () => {
    isIdentityUp = false
    await expect(api.accounting()).rejects.toThrow('the identity provider answered 503: away')
    isIdentityUp = true
    await expect(api.accounting()).resolves.toEqual({})
    expect(asked).toBe(2)
  })
})
