import type { DeskAlert } from '../model.ts'
import { isActing } from '../actions.ts'
import { standing } from '../corrections.ts'

/** What is measured of one alert, milliseconds from raised; null: it has not happened. */
export const measureNames = [
  'told',
  'acknowledged',
  'acted',
  'attended',
  'victimInformed',
  'partnersTold',
  'closed',
] as const
export type MeasureName = (typeof measureNames)[number]
export type AlertTimes = Record<MeasureName, number | null>

/** Times of one alert. An action counts from when it was done, never before the alert was raised. */
export const timesOf = (alert: DeskAlert): AlertTimes => {
  const since = (at: number | null) => (at === null ? null : Math.max(0, at - alert.raisedAt))
  const actions = standing(alert.actions)
  const action = (is: (code: string, fields: Record<string, unknown>) => boolean) =>
    since(first(actions.filter(each => is(each.code, each.fields)).map(({ doneAt }) => doneAt)))
  // What stands on a board has told nobody; such notices were journaled as SENT once.
  const sent = alert.notices.filter(
    ({ state, channel }) => channel !== 'CONTROL_ROOM' && (state === 'SENT' || state === 'READ'),
  )
  return {
    told: since(first(sent.filter(({ to }) => !to.startsWith('partner:')).map(({ at }) => at))),
    acknowledged: since(
      first(alert.acks.filter(ack => ack.response === 'GOING' && ack.refused === null).map(({ at }) => at)),
    ),
    acted: action(isActing),
    attended: action(code => code === 'ATTENDED'),
    victimInformed: action(
      (code, fields) => code === 'VICTIM_INFORMED' || (code === 'VICTIM_SAFETY_CHECK' && fields['reached'] === true),
    ),
    partnersTold: since(first(sent.filter(({ to }) => to.startsWith('partner:')).map(({ at }) => at))),
    closed: since(first(alert.closures.filter(({ refused }) => refused === null).map(({ at }) => at))),
  }
}

const first = (instants: readonly string[]): number | null =>
  instants.length === 0 ? null : Math.min(...instants.map(at => Date.parse(at)))
