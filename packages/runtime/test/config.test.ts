import { z } from 'zod'
import { addressList, ConfigInvalid, loadConfig, milliseconds, port } from '../src/config.ts'

const Schema = z.object({
  KAFKA_BROKERS: addressList,
  WAIT_MS: milliseconds.default(500),
  HTTP_PORT: port,
  SECRET: z.string().min(16),
})
const good = { KAFKA_BROKERS: 'a:9092, b:9092', HTTP_PORT: '0', SECRET: 'long-enough-secret' }

describe('loadConfig', () => {
  it('reads lists, numbers and defaults', () => {
    expect(loadConfig(Schema, good)).toEqual({
      KAFKA_BROKERS: ['a:9092', 'b:9092'],
      WAIT_MS: 500,
      HTTP_PORT: 0,
      SECRET: 'long-enough-secret',
    })
  })

  it('names every bad variable at once and never a value', () => {
    const load = () =>
      loadConfig(Schema, { KAFKA_BROKERS: ' , ', WAIT_MS: 'soonish', HTTP_PORT: '70000', SECRET: 'hunter2' })
    expect(load).toThrow(ConfigInvalid)
    try {
      load()
    } catch (error) {
      const { variables, message } = error as ConfigInvalid
      expect([...variables].toSorted()).toEqual(['HTTP_PORT', 'KAFKA_BROKERS', 'SECRET', 'WAIT_MS'])
      for (const value of ['soonish', '70000', 'hunter2']) expect(message).not.toContain(value)
    }
    expect.assertions(5)
  })

  it('takes an empty variable for an absent one', () => {
    expect(() => loadConfig(Schema, { ...good, SECRET: '' })).toThrow('SECRET is required')
    expect(loadConfig(Schema, { ...good, WAIT_MS: '' }).WAIT_MS).toBe(500)
  })
})
