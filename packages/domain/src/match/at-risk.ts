import { eventKeyOf, idOf } from '../identifiers/digest.ts'
import { isFurtherVictim } from './contact-rows.ts'
import type { Scene } from './engagement.ts'

/**
 * Opaque ids of the people whom an event puts at risk under an order: protected people who are in it or whose address it is at,
 * and a victim who is none of them. Nobody can say that such a victim is the one of another event, so each event has its own:
 * a new victim never joins an alert in silence.
 */
export const atRisk = (scene: Scene): string[] => {
  const { event, order, hits, address } = scene
  const known = hits.map(({ protectedId }) => protectedId)
  const further = isFurtherVictim(scene) ? [idOf('psn', order.orderId, eventKeyOf(event.source, event.id))] : []
  return [...new Set([...known, ...(address ? [address.protectedId] : []), ...further])]
}
