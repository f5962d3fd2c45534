import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, projectRoot, until } from '@breach-alerts/testing'
import { type Client, clientOf } from '../support/client.ts'

export type Stack = Client & {
  snsUrl: string
  /** A service's container as Docker sees it; `restarts` counts those by its restart policy. */
  state: (service: string) => Promise<{ status: string; health: string; restarts: number }>
  /** Ends a service's main process at once, from outside and without a word to Docker: a crash. */
  crash: (service: string) => Promise<void>
}

const run = promisify(execFile)
const scripts = join(projectRoot(), 'infra/docker')

const call = async (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> => {
  const { stdout } = await run(command, args, {
    cwd: projectRoot(),
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1_048_576,
  })
  return stdout.trim()
}

/** `docker compose` where it is there, else the older `docker-compose`. */
const composeCommand = async (): Promise<[string, ...string[]]> => {
  try {
    await run('docker', ['compose', 'version'])
    return ['docker', 'compose']
  } catch {
    return ['docker-compose']
  }
}

/** Images of the engines and the services, made of the tree as it stands, as environment of the compose file. */
const makeImages = async (): Promise<Record<string, string>> => {
  const lines = (await call('bash', [join(scripts, 'images.sh')])).split('\n')
  const images = Object.fromEntries(lines.map(line => line.split('=', 2) as [string, string]))
  await call('bash', [join(scripts, 'build-services.sh')], images)
  return images
}

const choosePorts = async (): Promise<Record<string, string>> => {
  const names = ['INTAKE_PORT', 'CONTROL_ROOM_PORT', 'IDENTITY_PORT', 'SNS_PORT']
  return Object.fromEntries(await Promise.all(names.map(async name => [name, String(await freePort())] as const)))
}

/**
 * What `docker compose up` makes, under a name and on ports of its own.
 *
 * `up` first makes the images, and resolves when every door is open; `down` removes containers, network and volumes, however
 * far `up` came. Images stay: the next run is faster by them.
 */
export const makeStack = async (): Promise<{ up: () => Promise<Stack>; down: () => Promise<void> }> => {
  const project = `breach-alerts-test-${randomUUID().slice(0, 8)}`
  const ports = await choosePorts()
  const env: Record<string, string> = { ...ports }
  const [command, ...words] = await composeCommand()
  const compose = (...args: string[]) => call(command, [...words, '--project-name', project, ...args], env)

  const container = async (service: string) => (await compose('ps', '-q', service)).split('\n')[0]!
  const inspect = async (service: string, format: string) =>
    call('docker', ['inspect', '--format', format, await container(service)])

  const state: Stack['state'] = async service => {
    const seen = await inspect(service, '{{.State.Status}} {{.State.Health.Status}} {{.RestartCount}}')
    const [status = '', health = '', restarts = ''] = seen.split(' ')
    return { status, health, restarts: Number(restarts) }
  }

  const up = async () => {
    Object.assign(env, await makeImages())
    try {
      await compose('up', '-d', '--no-build')
    } catch (cause) {
      throw new Error(`the stack did not start:\n${await compose('logs', '--no-color', '--tail=20')}`, { cause })
    }
    for (const service of ['intake', 'control-room'])
      await until(async () => (await state(service)).health === 'healthy', {
        withinMs: 60_000,
        everyMs: 250,
        what: service,
      })
    const at = (name: string) => `http://127.0.0.1:${ports[name]}`
    return {
      ...clientOf({ intake: at('INTAKE_PORT'), controlRoom: at('CONTROL_ROOM_PORT'), identity: at('IDENTITY_PORT') }),
      snsUrl: at('SNS_PORT'),
      state,
      // `docker kill` counts as stopped by hand, after which no policy restarts. From inside, process 1 can't be killed.
      crash: async (service: string) => {
        const [pid = '', image = ''] = (await inspect(service, '{{.State.Pid}} {{.Config.Image}}')).split(' ')
        const asRoot = [
          'run',
          '--rm',
          '--pid=host',
          '--user=0',
          '--no-healthcheck',
          '--network=none',
          '--entrypoint=sh',
        ]
        await call('docker', [...asRoot, image, '-c', `kill -9 ${pid}`])
      },
    }
  }

  return { up, down: async () => void (await compose('down', '--volumes', '--remove-orphans', '--timeout=1')) }
}
