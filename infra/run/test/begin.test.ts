import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { freePort } from '@breach-alerts/testing'
import { begin } from '../src/begin.ts'

const names = ['INTAKE_PORT', 'CONTROL_ROOM_PORT', 'IDENTITY_PORT', 'SNS_PORT'] as const
let ports: Record<string, string>
beforeEach(async () => {
  ports = Object.fromEntries(await Promise.all(names.map(async name => [name, String(await freePort())] as const)))
})

const nothing = async () => undefined

describe('a start', () => {
  it('knows its options', async () => {
    const env = { ...ports, DESK_POLICY_FILE: 'rules.json' }
    const { demo, dataDir, policyFile } = await begin(['--no-demo', '--data', '/tmp/x'], env, nothing)
    expect([demo, dataDir, policyFile]).toEqual([false, '/tmp/x', 'rules.json'])
  })

  it.each([
    ['an option that is none', ['--dog'], {}, /^Unknown option '--dog'.*\n\nOptions/su],
    ['a word too many', ['dog'], {}, /\n\nOptions/u],
    ['a port that is none', [], { SNS_PORT: 'secret-value' }, /SNS_PORT/u],
  ])('does not begin with %s, and says so in words', async (_what, args, env, message) => {
    const started = begin(args, { ...ports, ...env }, nothing)
    await expect(started).rejects.toThrow(message)
    await expect(started).rejects.not.toThrow('secret-value')
  })

  describe('with a port that is taken', () => {
    let other: Server
    beforeEach(async () => {
      other = createServer()
      await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
      ports['INTAKE_PORT'] = String((other.address() as AddressInfo).port)
    })
    afterEach(() => other.close())

    it('does not begin, and says which and how to move it', async () => {
      await expect(begin([], ports, nothing)).rejects.toThrow(
        `Port ${ports['INTAKE_PORT']} is taken by another program. Set INTAKE_PORT to another one.`,
      )
    })

    it('begins when what took it was left over from an earlier start', async () => {
      const options = await begin([], ports, async () => new Promise(resolve => other.close(() => resolve(undefined))))
      expect(options.demo).toBe(true)
    })
  })
})
