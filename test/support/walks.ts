import { randomUUID } from 'node:crypto'
import type { Alert } from '@breach-alerts/contracts'
import { until } from '@breach-alerts/testing'
import { cloudEvent, makeSample } from './samples.ts'
import type { System } from './system.ts'

/** What happens before somebody has to act, three times; each gives the alert that came of it. */

const dayMs = 24 * 60 * 60 * 1_000
const ago = (days: number) => new Date(Date.now() - days * dayMs).toISOString()

const raisedOn = async (system: System, orderId: string): Promise<Alert> => {
  await until(async () => (await system.alerts(`?orderId=${orderId}`)).length > 0, { withinMs: 20_000 })
  const [alert] = await system.alerts(`?orderId=${orderId}`)
  return system.alert(alert!.alertId)
}

/** A non-molestation order, and two fixes of the tag in its zone: certain after the second. */
export const zoneEntry = async (system: System): Promise<Alert> => {
  const sample = makeSample()
  await system.order(sample.order)
  await system.event(sample.fix(120, new Date(Date.now() - 60_000)))
  await system.event(sample.fix(110))
  const { alertId } = await raisedOn(system, sample.order.orderId)
  await until(async () => (await system.alert(alertId)).level === 'CERTAIN', { withinMs: 10_000 })
  return system.alert(alertId)
}

/** A notice that was never served, and its subject at the door of the premises. */
export const unservedNotice = async (system: System): Promise<Alert> => {
  const sample = makeSample({ type: 'DVPN' })
  const [version] = sample.order.versions
  const area = { type: 'Circle', centre: sample.place, radiusM: 100 }
  const condition = { conditionId: 'c1', clause: '1', kind: 'NO_ENTER', text: 'Not to enter the premises', area }
  const order = {
    ...sample.order,
    versions: [{ ...version, validFrom: ago(1), knowledge: [], conditions: [condition] }],
  }
  await system.order(order)
  const { names, dateOfBirth, identifiers } = order.respondent
  const people = [{ role: 'SUSPECT', names, dateOfBirth, identifiers }]
  const incident = { incidentRef: randomUUID(), place: { point: sample.place }, people }
  await system.event(cloudEvent('incident.reported', incident))
  return raisedOn(system, order.orderId)
}

/** A stalking protection order, served five days ago, and nobody notified a name or address: the clock says so. */
export const lapsedNotification = async (system: System): Promise<Alert> => {
  const sample = makeSample({ type: 'SPO', notification: { records: [], suspensions: [] } })
  const [version] = sample.order.versions
  const knowledge = [{ mode: 'PERSONAL_SERVICE', at: ago(5), by: '13:4471' }]
  const conditions = [{ conditionId: 'c1', clause: '1', kind: 'NOTIFY', text: 'To notify names and home address' }]
  const order = { ...sample.order, versions: [{ ...version, validFrom: ago(6), knowledge, conditions }] }
  await system.order(order)
  return raisedOn(system, order.orderId)
}

/** What an entry of the timeline was about: ids and codes only. */
const about = ({ type, by, ...facts }: Alert['timeline'][number]): string => {
  const said = ['code', 'response', 'name', 'to', 'state', 'outcome'].map(field => facts[field])
  return [type, by, ...said.filter(value => typeof value === 'string')].join('  ')
}

/** Prints what happened to an alert, from event to closed, for whoever reads the run. */
export const printTimeline = ({ reference, orderType, timeline }: Alert, how: string): void => {
  const lines = timeline.map(item => `  ${item.at}  ${about(item)}`)
  process.stdout.write(`\n${reference}, ${orderType}, from event to closed ${how}\n${lines.join('\n')}\n`)
}
