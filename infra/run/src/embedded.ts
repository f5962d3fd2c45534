import { join } from 'node:path'
import { topicSettings } from '@breach-alerts/contracts'
import { memoryLog } from '@breach-alerts/log'
import { snsNotify } from '@breach-alerts/notify'
import { closing, runMain, together } from '@breach-alerts/runtime'
import { memoryStores } from '@breach-alerts/store'
import { startSns } from '@breach-alerts/testing'
import { demoClients, demoPeople, makeTokenVerifier, startIdentity } from '@breach-alerts/web'
import { z } from 'zod'
import { begin, endOnRefusal } from './begin.ts'
import { startDemo } from './demo.ts'
import { startEverything } from './everything.ts'
import { keptSecret } from './kept.ts'
import { retentionMsOf } from './retention.ts'
import { addresses, welcome } from './welcome.ts'

/**
 * `npm start`: every service in one process, on the log in a folder, memory stores, an SNS emulator and the demo's identity
 * provider. The services are the same as in their own processes; only the adapters differ.
 */
const options = await begin(process.argv.slice(2), process.env, async () => undefined).catch(endOnRefusal)
const { dataDir, ports, demo } = options

await runMain({
  name: 'embedded',
  env: { ...process.env, LOG_LEVEL: options.logLevel },
  schema: z.object({}),
  hasOwnHttp: true,
  start: async (_config, platform) => {
    const { controlRoom } = addresses(ports)
    const sns = await startSns({ port: ports.SNS_PORT, dir: join(dataDir, 'sns') })
    const log = memoryLog({
      dir: join(dataDir, 'log'),
      topics: topicSettings,
      retentionMs: retentionMsOf(options.retention),
      logger: platform.logger,
    })
    const stores = memoryStores({ indexSecret: await keptSecret(dataDir, 'index-secret') })
    const notify = snsNotify({ endpoint: sns.endpoint, region: sns.region, credentials: sns.credentials })
    await notify.ready()
    const identity = await startIdentity({
      port: ports.IDENTITY_PORT,
      dataDir: join(dataDir, 'identity'),
      people: demoPeople,
      clients: demoClients(controlRoom),
      logger: platform.logger,
    })
    const verifier = makeTokenVerifier({ issuer: identity.issuer, audience: 'breach-alerts' })
    const services = await startEverything(
      { ...platform, log, stores, notify, verifier },
      {
        ...options,
        issuer: identity.issuer,
        sessionSecret: await keptSecret(dataDir, 'session-secret'),
        recentSecret: await keptSecret(dataDir, 'recent-secret'),
      },
    )
    console.log(welcome(options, 'embedded'))
    const feed = demo ? await startDemo(options) : null
    return closing(together('embedded', services), async deadlineMs => {
      feed?.stop()
      await log.drain(deadlineMs)
      await Promise.all([notify.close(), identity.stop(deadlineMs), sns.stop(), stores.close()])
    })
  },
})
