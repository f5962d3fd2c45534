import type { Recipient } from '@breach-alerts/contracts'
import { onRung, supervisorRung, toOf, topRung } from './ladder.ts'
import type { DeskAlert } from './model.ts'

/**
 * The supervisors' and incident managers' desks that were told as such: they must hear that it is over.
 *
 * Where somebody was on duty on the desk, the notice names them, and they are told in person (`officersTold`).
 */
export const desksTold = (alert: DeskAlert): Recipient[] =>
  [supervisorRung, topRung].flatMap(rung => {
    const desk = onRung(rung, alert.facts, alert.respondingForceCode)
    if (desk?.kind !== 'FORCE' || desk.desk === 'CONTROL_ROOM') return []
    const notices = alert.notices.filter(({ to }) => to === toOf(desk))
    const wasTold = notices.some(({ state, officerId }) => state !== 'NOBODY' && officerId === undefined)
    return wasTold || (notices.length === 0 && isAsked(alert, rung)) ? [desk] : []
  })

/** The desk said to tell it, and no notice says yet what became of that. */
const isAsked = ({ timeline }: DeskAlert, rung: number): boolean =>
  timeline.some(item => (item.type === 'rung.told' || item.type === 'cover.told') && item['rung'] === rung)
