import { topics } from '@breach-alerts/contracts'
import type { EventLog } from '@breach-alerts/log'
import type { Notify } from '@breach-alerts/notify'
import { guarded, type Platform, probed, type RunningService, serviceOf } from '@breach-alerts/runtime'
import type { ServiceConfig } from './config.ts'
import { makeHandler } from './handler.ts'

export { ServiceConfig } from './config.ts'

const name = 'notifier'

export type NotifierServicePorts = Platform & { log: EventLog; notify: Notify }

/** Tells people what happened to alerts, and journals who was told, who was not, and why. */
export const startNotifier = async (ports: NotifierServicePorts, config: ServiceConfig): Promise<RunningService> => {
  const { log, notify } = ports
  const consumer = await log.consume(
    { group: name, topics: [topics.lifecycle], maxRecords: 100, lingerMs: 30 },
    guarded(name, ports, await makeHandler(ports, config)),
  )
  return serviceOf({
    name,
    running: [consumer],
    health: async () => ({ log: await probed(log.ping), provider: await probed(notify.ready) }),
  })
}
