import { kafkaLog } from '@breach-alerts/log'
import { snsNotify } from '@breach-alerts/notify'
import { closing, runMain } from '@breach-alerts/runtime'
import { Config, ServiceConfig } from './config.ts'
import { startNotifier } from './service.ts'

await runMain({
  name: 'notifier',
  env: process.env,
  schema: Config.extend(ServiceConfig.shape),
  start: async (config, platform) => {
    const log = await kafkaLog({ brokers: config.KAFKA_BROKERS, clientId: 'notifier' })
    const notify = await snsNotify({ region: config.AWS_REGION, endpoint: config.SNS_ENDPOINT })
    const service = await startNotifier({ ...platform, log, notify }, config)
    return closing(service, async deadlineMs => {
      await log.drain(deadlineMs)
      await notify.close()
    })
  },
})
