import { kafkaLog } from '@breach-alerts/log'
import { closing, patiently, runMain } from '@breach-alerts/runtime'
import { redisStores } from '@breach-alerts/store'
import { Config, ServiceConfig } from './config.ts'
import { startBreachMatcher } from './service.ts'

await runMain({
  name: 'breach-matcher',
  env: process.env,
  schema: Config.extend(ServiceConfig.shape),
  start: async (config, platform) => {
    const log = kafkaLog({ brokers: config.KAFKA_BROKERS, clientId: 'breach-matcher', logger: platform.logger })
    const stores = redisStores({ url: config.REDIS_URL, logger: platform.logger, indexSecret: config.INDEX_SECRET })
    await patiently(() => Promise.all([log.ping(), stores.ping()]))
    const service = await startBreachMatcher(
      {
        ...platform,
        log,
        orders: stores.orders,
        memory: stores.matcher,
        silences: stores.silences,
        keyHash: stores.keyHash,
        recentSecret: config.RECENT_SECRET,
      },
      config,
    )
    return closing(service, async deadlineMs => {
      await log.drain(deadlineMs)
      await stores.close()
    })
  },
})
