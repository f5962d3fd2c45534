import { kafkaLog } from '@breach-alerts/log'
import { snsNotify } from '@breach-alerts/notify'
import { closing, patiently, runMain } from '@breach-alerts/runtime'
import { Config, ServiceConfig } from './config.ts'
import { startNotifier } from './service.ts'

await runMain({
  name: 'notifier',
  env: process.env,
  schema: Config.extend(ServiceConfig.shape),
  start: async (config, platform) => {
    const log = kafkaLog({ brokers: config.KAFKA_BROKERS, clientId: 'notifier', logger: platform.logger })
    const notify = snsNotify({
      region: config.AWS_REGION,
      logger: platform.logger,
      ...(config.SNS_ENDPOINT === undefined ? {} : { endpoint: config.SNS_ENDPOINT }),
      ...(config.AWS_ACCOUNT_ID === undefined ? {} : { accountId: config.AWS_ACCOUNT_ID }),
    })
    await patiently(log.ping)
    const service = await startNotifier({ ...platform, log, notify }, config)
    return closing(service, async deadlineMs => {
      await log.drain(deadlineMs)
      await notify.close()
    })
  },
})
