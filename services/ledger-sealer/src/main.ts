import { kafkaLog } from '@breach-alerts/log'
import { closing, patiently, runMain } from '@breach-alerts/runtime'
import { Config, ServiceConfig } from './config.ts'
import { startLedgerSealer } from './service.ts'

await runMain({
  name: 'ledger-sealer',
  env: process.env,
  schema: Config.extend(ServiceConfig.shape),
  start: async (config, platform) => {
    const log = kafkaLog({ brokers: config.KAFKA_BROKERS, clientId: 'ledger-sealer', logger: platform.logger })
    await patiently(log.ping)
    const service = await startLedgerSealer({ ...platform, log }, config)
    return closing(service, log.drain)
  },
})
