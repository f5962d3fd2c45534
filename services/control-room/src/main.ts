import { kafkaLog } from '@breach-alerts/log'
import { addressList, closing, patiently, runMain } from '@breach-alerts/runtime'
import { redisStores } from '@breach-alerts/store'
import { BrowserConfig, OidcConfig } from '@breach-alerts/web'
import { z } from 'zod'
import { ServiceConfig, startControlRoom } from './service.ts'

await runMain({
  name: 'control-room',
  env: process.env,
  hasOwnHttp: true,
  schema: z.object({
    KAFKA_BROKERS: addressList,
    REDIS_URL: z.string(),
    /** The one the register has: identifiers are indexed under hashes keyed with it. */
    INDEX_SECRET: z.string().min(16),
    SERVICE_VERSION: z.string().default('dev'),
    ...ServiceConfig.shape,
    ...OidcConfig.shape,
    ...BrowserConfig.shape,
  }),
  start: async (config, platform) => {
    const log = kafkaLog({ brokers: config.KAFKA_BROKERS, clientId: 'control-room', logger: platform.logger })
    const stores = redisStores({ url: config.REDIS_URL, logger: platform.logger, indexSecret: config.INDEX_SECRET })
    await patiently(() => Promise.all([log.ping(), stores.ping()]))
    const { desk, orders, matcher } = stores
    const service = await startControlRoom({ ...platform, log, desk, orders, matcher }, config)
    return closing(service, async deadlineMs => {
      await log.drain(deadlineMs)
      await stores.close()
    })
  },
})
