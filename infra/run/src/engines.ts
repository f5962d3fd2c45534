import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureTopics } from '@breach-alerts/log'
import { closing, runMain, serviceOf } from '@breach-alerts/runtime'
import { freePort, projectRoot, startLocalKafka, startLocalRedis, startLocalSns, until } from '@breach-alerts/testing'
import { z } from 'zod'
import { begin, endOnRefusal } from './begin.ts'
import { makeChildren } from './children.ts'
import { startDemo } from './demo.ts'
import { keptSecret } from './kept.ts'
import { retentionMsOf } from './retention.ts'
import { endLeftovers, makeRegister, markOf } from './register.ts'
import { addresses, welcome } from './welcome.ts'

/**
 * `npm run start:engines`: real Kafka, Redis and an SNS emulator as child processes with folders of their own, and every
 * service in a process of its own, as in production. Whatever ends of itself is started again.
 */
const say = (line: string) => console.log(line)
const options = await begin(process.argv.slice(2), process.env, ({ dataDir }) => endLeftovers(dataDir, say)).catch(
  endOnRefusal,
)
const { dataDir, ports, demo } = options

const folder = async (name: string) => {
  const dir = join(dataDir, name)
  await mkdir(dir, { recursive: true })
  return dir
}

const isUp = async (url: string) => {
  try {
    return (await fetch(`${url}/health`)).status === 200
  } catch {
    return false
  }
}

const backend = [
  'order-register',
  'alert-desk',
  'breach-matcher',
  'notifier',
  'escalation-clock',
  'ledger-sealer',
] as const

await runMain({
  name: 'engines',
  env: { ...process.env, LOG_LEVEL: options.logLevel },
  schema: z.object({}),
  hasOwnHttp: true,
  start: async () => {
    const { controlRoom, intake, identity } = addresses(ports)
    const env = markOf(dataDir)
    const children = makeChildren(dataDir, makeRegister(dataDir), say)
    say('Starting Kafka, Redis and SNS.')
    const [kafka, redis, sns] = await Promise.all([
      startLocalKafka({ dir: await folder('kafka'), port: await freePort(), env }),
      startLocalRedis({ dir: await folder('redis'), port: await freePort(), env }),
      startLocalSns({ dir: await folder('sns'), port: ports.SNS_PORT, env }),
    ])
    for (const [name, engine] of Object.entries({ kafka, redis, sns })) children.keep(name, engine)
    await ensureTopics({
      brokers: kafka.brokers,
      clientId: 'start-engines',
      retentionMs: retentionMsOf(options.retention),
    })

    const shared = {
      ...env,
      KAFKA_BROKERS: kafka.brokers.join(','),
      REDIS_URL: redis.url,
      INDEX_SECRET: await keptSecret(dataDir, 'index-secret'),
      RECENT_SECRET: await keptSecret(dataDir, 'recent-secret'),
      AWS_REGION: sns.region,
      AWS_ACCESS_KEY_ID: sns.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: sns.credentials.secretAccessKey,
      // A benchmark puts itself in between, to see when a message was taken.
      SNS_ENDPOINT: process.env.SNS_ENDPOINT ?? sns.endpoint,
      OIDC_ISSUER: identity,
      OIDC_CLIENT_SECRET: 'control-room-demo-secret',
      SESSION_SECRETS: await keptSecret(dataDir, 'session-secret'),
      CONTROL_ROOM_URL: controlRoom,
      PUBLIC_URL: controlRoom,
      CONTROL_ROOM_PORT: String(ports.CONTROL_ROOM_PORT),
      INTAKE_PORT: String(ports.INTAKE_PORT),
      IDENTITY_PORT: String(ports.IDENTITY_PORT),
      IDENTITY_DATA_DIR: await folder('identity'),
      SEALER_DIR: await folder('ledger'),
      PARTNER_AGENCIES: 'prt_demo=PROBATION',
      HEALTH_HOST: '127.0.0.1',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    }
    const program = (service: string) => join(projectRoot(), 'services', service, 'src/main.ts')
    children.start({ name: 'identity', program: join(projectRoot(), 'packages/web/src/identity/main.ts'), env: shared })
    const health = await Promise.all(backend.map(async name => ({ name, port: await freePort() })))
    for (const { name, port } of health)
      children.start({ name, program: program(name), env: { ...shared, HEALTH_PORT: String(port) } })
    say('Starting the services.')
    // The doors open last, on a house that works: what `/health` promises of SNS and the stores is true from its first answer.
    for (const { port } of health) await until(() => isUp(`http://127.0.0.1:${port}`), { withinMs: 60_000 })
    for (const name of ['control-room', 'intake']) children.start({ name, program: program(name), env: shared })
    for (const url of [controlRoom, intake]) await until(() => isUp(url), { withinMs: 60_000 })
    say(welcome(options, 'Kafka, Redis and SNS as child processes'))
    const feed = demo ? await startDemo(options) : null

    return closing(serviceOf({ name: 'engines', running: [], health: async () => ({}) }), async () => {
      feed?.stop()
      await children.stop(4_000)
    })
  },
})
