import type { OrderFacts } from '@breach-alerts/contracts'
import { londonDate } from '../time/london.ts'
import { standing } from './corrections.ts'
import type { DeskAlert } from './model.ts'

type OrderPartner = OrderFacts['partners'][number]

/** Partners whose basis for being told is in force at `at` (epoch milliseconds); `until` is the last whole day in London. */
export const partnersInForce = (partners: readonly OrderPartner[], at: number): OrderPartner[] =>
  partners.filter(({ until }) => until === null || londonDate(at) <= until)

/** Partners with a basis in force whom nobody has told yet: no notice that left, no officer who says so. */
export const partnersUntold = (alert: Pick<DeskAlert, 'facts' | 'notices' | 'actions'>, at: number): OrderPartner[] =>
  partnersInForce(alert.facts.partners, at).filter(
    ({ partnerId }) =>
      !alert.notices.some(n => n.to === `partner:${partnerId}` && (n.state === 'SENT' || n.state === 'READ')) &&
      !standing(alert.actions).some(a => a.code === 'PARTNER_INFORMED' && names(a.fields, partnerId)),
  )

const names = (fields: Record<string, unknown>, partnerId: string) =>
  fields['partnerId'] === partnerId || fields['agency'] === partnerId
