import { kafkaLog } from '@breach-alerts/log'
import { closing, patiently, runMain } from '@breach-alerts/runtime'
import { redisStores } from '@breach-alerts/store'
import { Config, ServiceConfig } from './config.ts'
import { startOrderRegister } from './service.ts'

await runMain({
  name: 'order-register',
  env: process.env,
  schema: Config.extend(ServiceConfig.shape),
  start: async (config, platform) => {
    const log = kafkaLog({ brokers: config.KAFKA_BROKERS, clientId: 'order-register', logger: platform.logger })
    const stores = redisStores({ url: config.REDIS_URL, logger: platform.logger, indexSecret: config.INDEX_SECRET })
    await patiently(() => Promise.all([log.ping(), stores.ping()]))
    const service = await startOrderRegister({ ...platform, log, orders: stores.orders }, config)
    return closing(service, async deadlineMs => {
      await log.drain(deadlineMs)
      await stores.close()
    })
  },
})
