import type { AlertClock, OrderType } from '@breach-alerts/contracts'
import type { ClockId } from '../../clocks/index.ts'
import { clockAt, doneAt, runOf } from './run.ts'
import type { ClockContext, ClocksOf } from './run.ts'

/** Orders that do not by themselves say that the protected person has enhanced rights (domestic abuse, stalking, sexual offences). */
const standardRights: readonly OrderType[] = ['BAIL_CONDITION', 'LICENCE_CONDITION']

/** To tell the protected person what happened to the person under the order. */
export const victimClock = (alert: ClocksOf, { now }: ClockContext): AlertClock[] => {
  const news = doneAt(alert, ['ARRESTED', 'BAILED', 'REMANDED', 'RELEASED', 'CHARGED', 'NO_ACTION'])
  const clockId = standardRights.includes(alert.orderType) ? 'VICTIM_STANDARD' : 'VICTIM_ENHANCED'
  return clockAt(clockId, runOf(news, doneAt(alert, ['VICTIM_INFORMED'])), now)
}

/** A request under Sarah's Law that is being decided, and a referral to an adviser until they have been in touch. */
export const requestClocks = (alert: ClocksOf, { now }: ClockContext): AlertClock[] => {
  const csods = (isPending: boolean) =>
    doneAt(alert, ['CSODS'], ({ fields }) => (fields['decision'] === 'PENDING') === isPending)
  const advised = doneAt(alert, ['IDVA'], ({ fields }) => fields['outcome'] === 'IN_CONTACT')
  return [
    ...clockAt('CSODS', runOf(csods(true), csods(false)), now),
    ...clockAt('IDVA_CONTACT', runOf(doneAt(alert, ['IDVA']), advised), now),
  ]
}

const ofPrompts: readonly { clockId: ClockId; prompts: readonly string[] }[] = [
  { clockId: 'RMP_REVIEW', prompts: ['RMP_REVIEW'] },
  { clockId: 'DVDS', prompts: ['DISCLOSURE', 'NEW_RELATIONSHIP'] },
]

/** Clocks that a question starts and its answer stops; of several questions the first that is open. */
export const promptClocks = ({ prompts, now }: ClockContext): AlertClock[] =>
  ofPrompts.flatMap(({ clockId, prompts: codes }) => {
    const asked = prompts.filter(({ code }) => codes.includes(code))
    const shown = asked.find(({ state }) => state === 'OPEN') ?? asked.at(-1)
    if (!shown) return []
    const stoppedAt = shown.answer === null ? null : Date.parse(shown.answer.at)
    return clockAt(clockId, { startedAt: Date.parse(shown.askedAt), stoppedAt }, now)
  })
