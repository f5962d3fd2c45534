import { callum, darren, ewa, grace, hannah, joanna, keith, leon, owner, priya, tomasz } from './people.ts'

const dayMs = 24 * 60 * 60 * 1000
const iso = (at: number) => new Date(at).toISOString()
const day = (at: number) => iso(at).slice(0, 10)

const partner = { partnerId: 'prt_demo', basis: 'MARAC', purpose: 'Safety planning', until: null }

type Version = { madeAt: number; endsAt?: number; served?: boolean; conditions: unknown[] }

const version = ({ madeAt, endsAt, served = true, conditions }: Version) => ({
  version: 1,
  recordedAt: iso(madeAt),
  validFrom: day(madeAt),
  validTo: endsAt === undefined ? null : iso(endsAt),
  status: 'ACTIVE',
  madeWithoutNotice: false,
  knowledge: served ? [{ mode: 'PERSONAL_SERVICE', at: iso(madeAt + dayMs / 4), by: owner.officerId }] : [],
  conditions,
})

const zone = (latitude: number, longitude: number, radiusM: number) => ({
  type: 'Circle',
  centre: { latitude, longitude },
  radiusM,
})

/** Five orders of the demo force; `now` is epoch milliseconds. */
export const demoOrders = (now: number) => [
  {
    orderId: 'ord_demo_nmo',
    type: 'NON_MOLESTATION',
    court: { name: 'Family Court at Leeds', caseNumber: 'LS26F00000' },
    owner,
    respondent: darren,
    protectedPersons: [priya],
    risk: 'HIGH',
    versions: [
      version({
        madeAt: now - 40 * dayMs,
        conditions: [
          {
            conditionId: 'c1',
            clause: '3(a)',
            kind: 'EXCLUSION_ZONE',
            text: 'Not to go within 300 metres of the place marked on the plan',
            area: zone(53.7965, -1.5478, 300),
          },
          {
            conditionId: 'c2',
            clause: '4',
            kind: 'NO_CONTACT_DIRECT',
            text: 'Not to communicate with the applicant by any means',
            exceptions: ['through solicitors'],
          },
        ],
      }),
    ],
    partners: [partner],
  },
  {
    orderId: 'ord_demo_spo',
    type: 'SPO',
    owner,
    respondent: keith,
    protectedPersons: [joanna],
    mappa: { category: 2, level: 2, leadAgency: 'PROBATION' },
    versions: [
      version({
        madeAt: now - 200 * dayMs,
        conditions: [{ conditionId: 'c1', clause: '5', kind: 'EM_TAG', text: 'To wear the tag and keep it charged' }],
      }),
    ],
    partners: [{ ...partner, basis: 'CJA2003_S325', purpose: 'Management of risk' }],
  },
  {
    orderId: 'ord_demo_restraining',
    type: 'RESTRAINING_CONVICTION',
    owner,
    respondent: tomasz,
    protectedPersons: [ewa],
    versions: [
      version({
        madeAt: now - 90 * dayMs,
        conditions: [
          { conditionId: 'c1', clause: '1', kind: 'NO_CONTACT_DIRECT', text: 'Not to contact the protected person' },
          {
            conditionId: 'c2',
            clause: '2',
            kind: 'NO_ATTEND',
            text: 'Not to attend the home of the protected person',
            area: zone(53.794, -1.7519, 100),
          },
        ],
      }),
    ],
  },
  {
    orderId: 'ord_demo_dvpn',
    type: 'DVPN',
    owner,
    respondent: leon,
    protectedPersons: [grace],
    versions: [
      version({
        madeAt: now - dayMs,
        served: false,
        conditions: [
          { conditionId: 'c1', clause: '1', kind: 'NO_MOLEST', text: 'Not to molest' },
          {
            conditionId: 'c2',
            clause: '2',
            kind: 'NO_ENTER',
            text: 'Not to enter the premises',
            area: zone(53.7214, -1.8631, 60),
          },
        ],
      }),
    ],
  },
  {
    orderId: 'ord_demo_lapsed',
    type: 'DVPO',
    owner,
    respondent: callum,
    protectedPersons: [hannah],
    versions: [
      version({
        madeAt: now - 29 * dayMs,
        endsAt: now - dayMs,
        conditions: [
          {
            conditionId: 'c1',
            clause: '1',
            kind: 'EXCLUSION_ZONE',
            text: 'Not to go near the premises',
            area: zone(53.6833, -1.4977, 250),
          },
        ],
      }),
    ],
  },
]
