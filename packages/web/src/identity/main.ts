import { port, probed, quietly, runMain } from '@breach-alerts/runtime'
import { z } from 'zod'
import { demoClients, demoPeople } from './demo.ts'
import { startIdentity } from './identity.ts'

/** The embedded identity provider as a process of its own: for a compose file and `start:engines`. Development and demo only. */
await runMain({
  name: 'identity',
  env: process.env,
  schema: z.object({
    IDENTITY_PORT: port.default(8081),
    IDENTITY_HOST: z.string().min(1).default('127.0.0.1'),
    /** As browsers reach it; default this machine and the port. */
    IDENTITY_ISSUER: z.url().optional(),
    OIDC_AUDIENCE: z.string().min(1).default('breach-alerts'),
    /** Keys are kept here; absent: new ones at each start. */
    IDENTITY_DATA_DIR: z.string().min(1).optional(),
    /** Where browsers reach the control room. */
    CONTROL_ROOM_URL: z.url().default('http://localhost:8080'),
    /** Host names beside this machine that are a demo as well, commas between. */
    IDENTITY_DEMO_HOSTS: z
      .string()
      .default('')
      .transform(list => list.split(',').filter(host => host !== '')),
  }),
  hasOwnHttp: true,
  start: async (config, { logger }) => {
    const identity = await startIdentity({
      port: config.IDENTITY_PORT,
      host: config.IDENTITY_HOST,
      audience: config.OIDC_AUDIENCE,
      demoHosts: config.IDENTITY_DEMO_HOSTS,
      people: demoPeople,
      clients: demoClients(config.CONTROL_ROOM_URL),
      logger,
      ...(config.IDENTITY_ISSUER === undefined ? {} : { issuer: config.IDENTITY_ISSUER }),
      ...(config.IDENTITY_DATA_DIR === undefined ? {} : { dataDir: config.IDENTITY_DATA_DIR }),
    })
    const ping = async () => {
      const answer = await fetch(`${identity.url}/health`)
      if (!answer.ok) throw new Error('not well')
    }
    return {
      name: 'identity',
      health: async () => ({ provider: await probed(ping) }),
      // It has nothing that could fail behind its back: it answers, or the process ends.
      ...quietly(Promise.withResolvers<never>().promise),
      stop: identity.stop,
    }
  },
})
