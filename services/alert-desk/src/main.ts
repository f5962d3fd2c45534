import { kafkaLog } from '@breach-alerts/log'
import { closing, patiently, runMain } from '@breach-alerts/runtime'
import { redisStores } from '@breach-alerts/store'
import { Config, ServiceConfig } from './config.ts'
import { startAlertDesk } from './service.ts'

await runMain({
  name: 'alert-desk',
  env: process.env,
  schema: Config.extend(ServiceConfig.shape),
  start: async (config, platform) => {
    const log = kafkaLog({ brokers: config.KAFKA_BROKERS, clientId: 'alert-desk', logger: platform.logger })
    const stores = redisStores({ url: config.REDIS_URL, logger: platform.logger })
    await patiently(() => Promise.all([log.ping(), stores.ping()]))
    const service = await startAlertDesk({ ...platform, log, desk: stores.desk, due: stores.due }, config)
    return closing(service, async deadlineMs => {
      await log.drain(deadlineMs)
      await stores.close()
    })
  },
})
