import { kafkaLog } from '@breach-alerts/log'
import { closing, patiently, runMain } from '@breach-alerts/runtime'
import { redisStores } from '@breach-alerts/store'
import { Config, ServiceConfig } from './config.ts'
import { startEscalationClock } from './service.ts'

await runMain({
  name: 'escalation-clock',
  env: process.env,
  schema: Config.extend(ServiceConfig.shape),
  start: async (config, platform) => {
    const log = kafkaLog({ brokers: config.KAFKA_BROKERS, clientId: 'escalation-clock', logger: platform.logger })
    const stores = redisStores({ url: config.REDIS_URL, logger: platform.logger, indexSecret: config.INDEX_SECRET })
    await patiently(() => Promise.all([log.ping(), stores.ping()]))
    const service = await startEscalationClock({ ...platform, ...stores, log }, config)
    return closing(service, async deadlineMs => {
      await log.drain(deadlineMs)
      await stores.close()
    })
  },
})
