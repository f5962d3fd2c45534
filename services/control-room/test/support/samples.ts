import type { EntryOf, Finding, Order, OrderFacts } from '@breach-alerts/contracts'

/** 03:20 on a Monday in November in London. */
export const start = Date.parse('2026-11-23T03:20:00Z')
export const minute = 60_000
export const iso = (at: number): string => new Date(at).toISOString()

export type Breach = {
  orderId?: string
  eventId?: string
  at?: number
  occurredAt?: number
  kind?: Finding['conditionKind']
  conditionId?: string
  level?: Finding['level']
  responding?: string | null
  facts?: Partial<OrderFacts>
  condition?: Partial<OrderFacts['condition']>
}

const factsOf = ({
  orderId = 'ord_1',
  kind = 'EXCLUSION_ZONE',
  conditionId = 'c1',
  facts,
  condition,
}: Breach): OrderFacts => ({
  orderId,
  orderType: 'NON_MOLESTATION',
  orderVersion: 1,
  forceCode: '13',
  unit: 'Stalking and DA unit',
  officerId: '13:4471',
  deputyId: '13:5120',
  partners: [],
  risk: 'HIGH',
  mappaLevel: null,
  madeWithoutNotice: false,
  knowledge: [{ mode: 'PERSONAL_SERVICE', at: '2026-06-01T18:00:00Z', by: '13:4471' }],
  condition: {
    conditionId,
    clause: '1',
    kind,
    text: 'Not to go within the area marked on the plan',
    exceptions: ['To attend court'],
    arrestPower: null,
    ...condition,
  },
  ...facts,
})

/** What the matcher appends to the journal. Invented people and places only. */
export const breach = (shape: Breach = {}): EntryOf<'breach.suspected'> => {
  const {
    orderId = 'ord_1',
    eventId = 'ev-1',
    at = start,
    kind = 'EXCLUSION_ZONE',
    conditionId = 'c1',
    level = 'CERTAIN',
  } = shape
  return {
    entryId: `brs_${orderId}_${eventId}_${conditionId}`,
    type: 'breach.suspected',
    orderId,
    at: iso(at),
    by: 'service:breach-matcher',
    respondingForceCode: shape.responding === undefined ? '13' : shape.responding,
    facts: factsOf(shape),
    finding: {
      findingId: `fnd_${orderId}_${eventId}_${conditionId}`,
      event: {
        source: 'https://em.example',
        id: eventId,
        type: 'em.position',
        occurredAt: iso(shape.occurredAt ?? at - 2 * minute),
        receivedAt: iso(at),
      },
      orderId,
      orderVersion: 1,
      conditionId,
      conditionKind: kind,
      level,
      weight: 24,
      modelVersion: 'test',
      flags: [],
      evidence: [
        {
          field: 'device',
          kind: 'identifier',
          orderValue: 'EM-77120',
          eventValue: 'EM-77120',
          agreement: 'exact',
          bits: 24,
        },
      ],
      sentences: ['The tag worn by the person under the order was 140 m inside the excluded area.'],
    },
  }
}

export const order = (orderId = 'ord_1', forceCode: string | null = '13'): Order => ({
  orderId,
  type: 'NON_MOLESTATION',
  ...(forceCode === null
    ? {}
    : {
        owner: {
          forceCode,
          unit: 'Stalking and DA unit',
          officerId: `${forceCode}:4471`,
          deputyId: `${forceCode}:5120`,
        },
      }),
  respondent: {
    names: [{ given: ['Samuel'], family: 'Thackray', kind: 'LEGAL' }],
    dateOfBirth: '1987-04-19',
    identifiers: [{ scheme: 'EM_DEVICE', value: 'EM-77120' }],
    addresses: [],
  },
  protectedPersons: [
    { names: [{ given: ['Lena'], family: 'Brandwood' }], identifiers: [], addresses: [{ lines: ['4 Elm Court'] }] },
  ],
  mappa: null,
  cohorts: [],
  versions: [
    {
      version: 1,
      validFrom: '2026-06-01',
      validTo: null,
      status: 'ACTIVE',
      madeWithoutNotice: false,
      knowledge: [],
      conditions: [{ conditionId: 'c1', clause: '1', kind: 'EXCLUSION_ZONE', exceptions: [], hours: null }],
    },
  ],
  partners: [],
})
