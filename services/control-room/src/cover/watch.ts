import { startLoop } from '@breach-alerts/runtime'
import type { ControlRoomPorts } from '../ports.ts'
import type { Cover } from './cover.ts'

/** Counts the gaps in cover for whoever watches the metrics, so that they are found before the shift. */
export const startCoverWatch = (ports: Pick<ControlRoomPorts, 'logger' | 'metrics'>, cover: Cover, everyMs: number) =>
  startLoop(ports, 'cover watch', async () => {
    await countGaps(ports, cover)
    return everyMs
  })

/** Without a directory there is nothing to count, and the orders are not read for it. */
export const countGaps = async ({ metrics }: Pick<ControlRoomPorts, 'metrics'>, cover: Cover): Promise<void> => {
  const { directory, rotas } = await cover.book()
  const isEmpty = directory.officers.length + directory.units.length + directory.forces.length + rotas.length === 0
  const { gaps, unreachable, orders } = isEmpty ? { gaps: [], unreachable: [], orders: [] } : await cover.report(null)
  const counts = { rota: gaps.length, officer: unreachable.length, order: orders.length }
  for (const [kind, count] of Object.entries(counts))
    metrics.gauge('control_room_cover_gaps', 'Gaps in cover of the next 14 days', count, { kind })
}
