import { randomUUID } from 'node:crypto'
import { kafkaLog } from '@breach-alerts/log'
import { closing, runMain } from '@breach-alerts/runtime'
import { redisStores } from '@breach-alerts/store'
import { makeTokenVerifier, verifierOptions } from '@breach-alerts/web'
import { Config, ServiceConfig } from './config.ts'
import { startIntake } from './service.ts'

await runMain({
  name: 'intake',
  env: process.env,
  schema: Config.extend(ServiceConfig.shape),
  hasOwnHttp: true,
  start: async (config, platform) => {
    const log = kafkaLog({ brokers: config.KAFKA_BROKERS, clientId: 'intake' })
    const stores = redisStores({ url: config.REDIS_URL, indexSecret: config.INDEX_SECRET })
    const verifier = makeTokenVerifier(verifierOptions(config))
    const ports = {
      ...platform,
      log,
      orders: stores.orders,
      keyHash: stores.keyHash,
      verifier,
      instanceId: randomUUID(),
    }
    return closing(await startIntake(ports, config), async deadlineMs => {
      await log.drain(deadlineMs)
      await stores.close()
    })
  },
})
