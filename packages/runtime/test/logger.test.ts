import { Writable } from 'node:stream'
import { LogUnavailable } from '@breach-alerts/log'
import { makeLogger } from '../src/logger.ts'

const written = (write: (logger: ReturnType<typeof makeLogger>) => void) => {
  const lines: string[] = []
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString())
      done()
    },
  })
  write(makeLogger({ service: 'test', level: 'info', version: '7', env: 'here', destination }))
  return lines.map(line => JSON.parse(line) as Record<string, unknown>)
}

describe('makeLogger', () => {
  it('writes JSON lines with the fixed fields, an instant and the level by name', () => {
    const [line] = written(logger => logger.info({ alertId: 'alt_1' }, 'alert changed'))
    expect(line).toMatchObject({
      level: 'info',
      service: 'test',
      version: '7',
      env: 'here',
      alertId: 'alt_1',
      msg: 'alert changed',
    })
    expect(line?.['time']).toMatch(/^\d{4}-.*Z$/u)
  })

  it('keeps a person out of the log even when somebody passes one', () => {
    const person = { names: [{ family: 'Planted' }], postcode: 'PL4 7ED', phones: ['07700900999'] }
    const lines = written(logger =>
      logger.info({ ...person, event: { people: [person], place: { postcode: 'PL4 7ED' } } }, 'x'),
    )
    const text = JSON.stringify(lines)
    for (const planted of ['Planted', 'PL4 7ED', '07700900999']) expect(text).not.toContain(planted)
  })

  it('writes code and cause of an error, and not the message of a foreign one, which may quote input', () => {
    const err = new LogUnavailable('append', new SyntaxError('Unexpected token in {"family":"Planted"}'))
    const [line] = written(logger => logger.error({ err }, 'failed'))
    expect(line).toMatchObject({ err: { code: 'LOG_UNAVAILABLE', cause: { code: 'SyntaxError' } } })
    expect(JSON.stringify(line)).not.toContain('Planted')
  })
})
