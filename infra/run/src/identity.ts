import { closing, port, runMain, serviceOf } from '@breach-alerts/runtime'
import { demoClients, demoPeople, startIdentity } from '@breach-alerts/web'
import { z } from 'zod'

/** The demo's identity provider as a program of its own: development and demo only. */
await runMain({
  name: 'identity',
  env: process.env,
  schema: z.object({
    IDENTITY_PORT: port.default(8081),
    IDENTITY_HOST: z.string().default('127.0.0.1'),
    OIDC_ISSUER: z.url(),
    /** Signing keys are kept here. */
    IDENTITY_DIR: z.string(),
    CONTROL_ROOM_URL: z.url(),
  }),
  hasOwnHttp: true,
  start: async (config, { logger }) => {
    const identity = await startIdentity({
      port: config.IDENTITY_PORT,
      host: config.IDENTITY_HOST,
      issuer: config.OIDC_ISSUER,
      dataDir: config.IDENTITY_DIR,
      people: demoPeople,
      clients: demoClients(config.CONTROL_ROOM_URL),
      logger,
    })
    return closing(serviceOf({ name: 'identity', running: [], health: async () => ({}) }), identity.stop)
  },
})
