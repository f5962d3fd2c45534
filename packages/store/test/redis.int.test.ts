import { randomUUID } from 'node:crypto'
import { type RedisEngine, startRedis } from '@breach-alerts/testing'
import { redisStores } from '../src/index.ts'
import { storesContract } from './contract/index.ts'

describe('redis stores', () => {
  let redis: RedisEngine
  beforeAll(async () => {
    redis = await startRedis()
  }, 90_000)
  afterAll(() => redis.stop())

  storesContract(options =>
    redisStores({ ...options, url: redis.url, prefix: `test:${randomUUID()}`, indexSecret: 'of the test' }),
  )
})
