import { kafkaLog } from '@breach-alerts/log'
import { closing, runMain } from '@breach-alerts/runtime'
import { redisStores } from '@breach-alerts/store'
import { Config, ServiceConfig } from './config.ts'
import { startOrderRegister } from './service.ts'

await runMain({
  name: 'order-register',
  env: process.env,
  schema: Config.extend(ServiceConfig.shape),
  start: async (config, platform) => {
    const log = await kafkaLog({ brokers: config.KAFKA_BROKERS, clientId: 'order-register' })
    const stores = await redisStores({ url: config.REDIS_URL })
    const service = await startOrderRegister({ ...platform, log, orders: stores.orders }, config)
    return closing(service, async deadlineMs => {
      await log.drain(deadlineMs)
      await stores.close()
    })
  },
})
