import { kafkaLog } from '@breach-alerts/log'
import { closing, runMain } from '@breach-alerts/runtime'
import { redisStores } from '@breach-alerts/store'
import { Config, ServiceConfig } from './config.ts'
import { startAlertDesk } from './service.ts'

await runMain({
  name: 'alert-desk',
  env: process.env,
  schema: Config.extend(ServiceConfig.shape),
  start: async (config, platform) => {
    const log = await kafkaLog({ brokers: config.KAFKA_BROKERS, clientId: 'alert-desk' })
    const stores = redisStores({ url: config.REDIS_URL })
    const service = await startAlertDesk({ ...platform, log, desk: stores.desk, due: stores.due }, config)
    return closing(service, async deadlineMs => {
      await log.drain(deadlineMs)
      await stores.close()
    })
  },
})
