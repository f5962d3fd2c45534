import type { EntryOf, JournalEntry } from '@breach-alerts/contracts'
import { type Desk, defaultPolicy, emptyDesk, foldEntry } from '@breach-alerts/domain'

/** Made-up journals as the services write them, with findings of the usual size. */

const firstAt = Date.parse('2026-11-22T03:00:00Z')
const iso = (at: number) => new Date(at).toISOString()

const evidence = ['name', 'dateOfBirth', 'PNC', 'PHONE', 'VRM', 'home', 'position', 'protectedPerson.name'].map(
  field => ({
    field,
    kind: 'identifier',
    orderValue: `what the order says of ${field}`,
    eventValue: `what the report says of ${field}`,
    agreement: 'EXACT',
    bits: 12.34,
  }),
)

const breach = (orderId: string, n: number, conditionId: string): EntryOf<'breach.suspected'> => {
  const findingId = `fnd_${orderId}_${n}_${conditionId}`
  const at = iso(firstAt + n * 1_000)
  return {
    entryId: `ent_${findingId}`,
    type: 'breach.suspected',
    orderId,
    at,
    by: 'service:breach-matcher',
    respondingForceCode: '13',
    finding: {
      findingId,
      event: { source: 'https://em.example', id: `e${n}`, type: 'em.position', occurredAt: at, receivedAt: at },
      orderId,
      orderVersion: 1,
      conditionId,
      conditionKind: 'EXCLUSION_ZONE',
      level: n % 3 === 0 ? 'PROBABLE' : 'POSSIBLE',
      weight: 24.5,
      modelVersion: 'm1',
      flags: [],
      evidence,
      sentences: ['A tag fix put the wearer 40 m inside the area of clause 1.', 'A second fix in a row says the same.'],
    },
    facts: {
      orderId,
      orderType: 'NON_MOLESTATION',
      orderVersion: 1,
      forceCode: '13',
      unit: 'MOSOVO Leeds',
      officerId: '13:4471',
      deputyId: '13:5120',
      partners: [{ partnerId: 'prt_1', basis: 'MARAC', purpose: 'Risk', until: null }],
      risk: 'HIGH',
      mappaLevel: 2,
      madeWithoutNotice: false,
      knowledge: [{ mode: 'PERSONAL_SERVICE', at: '2026-06-01T18:00:00Z', by: '13:4471' }],
      condition: {
        conditionId,
        clause: '1',
        kind: 'EXCLUSION_ZONE',
        text: 'Not to go there',
        exceptions: [],
        arrestPower: null,
      },
    },
  }
}

/** An order with one alert from its first report to its closing: 20 entries, two of them repeats. */
export const wholeAlert = (orderId: string): JournalEntry[] => {
  const entries: JournalEntry[] = []
  let desk: Desk = emptyDesk(orderId)
  const add = (entry: JournalEntry) => {
    desk = foldEntry(desk, entry, entries.length, defaultPolicy).desk
    entries.push(entry)
  }
  const alert = () => desk.alerts[0]!
  const base = (what: string, n: number, by = '13:4471') => ({
    entryId: `ent_${orderId}_${what}_${n}`,
    orderId,
    at: iso(firstAt + n * 1_000),
    by,
    alertId: alert().alertId,
  })
  const notice = (to: string, n: number) =>
    add({
      ...base(`ntc_${to}`, n, 'service:notifier'),
      type: 'notice.recorded',
      noticeId: to,
      to,
      channel: 'SNS',
      state: 'SENT',
      reason: null,
    })
  const ack = (response: 'SEEN' | 'GOING', n: number) =>
    add({ ...base('ack', n), type: 'acknowledged', ackId: `a${n}`, response, deviceTime: null, onBehalfOf: null })
  const action = (code: string, fields: Record<string, unknown>, n: number) =>
    add({
      ...base('act', n),
      type: 'action.recorded',
      actionId: `x${n}`,
      code,
      doneAt: iso(firstAt + n * 1_000),
      note: 'What was done and found',
      fields,
      roles: ['officer'],
    })

  add(breach(orderId, 0, 'c1'))
  for (const [n, to] of ['officer:13:4471', 'force:13', 'partner:prt_1'].entries()) notice(to, n)
  const { timerId, dueAt } = alert().timers[0]!
  add({ ...base('due', 300, 'service:escalation-clock'), type: 'timer.due', timerId, dueAt: iso(dueAt) })
  notice('officer:13:5120', 301)
  ack('SEEN', 302)
  ack('GOING', 303)
  for (const n of [304, 305, 306, 307]) add(breach(orderId, n, 'c1'))
  add(breach(orderId, 308, 'c2'))
  action('ATTENDED', {}, 309)
  action('VICTIM_DECISION', { decision: 'INFORM_NOW', reason: 'Safe to call' }, 310)
  action('EVIDENCE_SECURED', { kind: 'BWV' }, 311)
  add({ ...base('cls', 312), type: 'closure.asked', closureId: 'c1', outcome: '1', reason: 'Charged' })
  add({
    ...base('ntc_late', 313, 'service:notifier'),
    type: 'notice.recorded',
    noticeId: 'late',
    to: 'force:13',
    channel: 'SNS',
    state: 'SENT',
    reason: null,
  })
  return [...entries, entries[4]!, entries[8]!]
}

/** One order in a flood: reports of the same two conditions, one a second, for ever. */
export const floodOf = (orderId: string, from: number, count: number): JournalEntry[] =>
  Array.from({ length: count }, (_, index) => breach(orderId, from + index, (from + index) % 50 === 0 ? 'c2' : 'c1'))
