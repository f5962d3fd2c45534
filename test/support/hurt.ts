import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { until } from '@breach-alerts/testing'
import type { System } from './system.ts'

/** Ways to hurt a system that runs on engines, each process by the id that its register names. */

const pidOf = async ({ dataDir }: System, name: string): Promise<number | undefined> => {
  const processes = JSON.parse(await readFile(join(dataDir, 'processes.json'), 'utf8')) as Record<string, number>
  return processes[name]
}

/** kill -9. Resolves when another process has taken its place. */
export const kill = async (system: System, name: string): Promise<void> => {
  const pid = await pidOf(system, name)
  if (pid === undefined) throw new Error(`${name} does not run`)
  process.kill(pid, 'SIGKILL')
  await until(
    async () => {
      const now = await pidOf(system, name)
      return now !== undefined && now !== pid
    },
    { withinMs: 90_000, what: `a new ${name}` },
  )
}

/** Empties Redis, as a wrong command or a failover to an empty replica does. */
export const flushRedis = async (system: System): Promise<void> => {
  const settings = (await readFile(`/proc/${await pidOf(system, 'redis')}/cmdline`, 'utf8')).split('\0')
  const socket = connect(Number(settings[settings.indexOf('--port') + 1]), '127.0.0.1')
  socket.write('FLUSHALL\r\n')
  const [answer] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  if (!answer.toString().startsWith('+OK')) throw new Error('Redis did not empty itself')
}
