import { kafkaLog } from '@breach-alerts/log'
import { closing, runMain } from '@breach-alerts/runtime'
import { redisStores } from '@breach-alerts/store'
import { Config, ServiceConfig } from './config.ts'
import { startEscalationClock } from './service.ts'

await runMain({
  name: 'escalation-clock',
  env: process.env,
  schema: Config.extend(ServiceConfig.shape),
  start: async (config, platform) => {
    const log = await kafkaLog({ brokers: config.KAFKA_BROKERS, clientId: 'escalation-clock' })
    const stores = await redisStores({ url: config.REDIS_URL })
    const service = await startEscalationClock({ ...platform, log, due: stores.due }, config)
    return closing(service, async deadlineMs => {
      await log.drain(deadlineMs)
      await stores.close()
    })
  },
})
