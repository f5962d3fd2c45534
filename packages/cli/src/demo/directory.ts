import { owner } from './people.ts'

const dayMs = 24 * 60 * 60 * 1000
const iso = (at: number) => new Date(at).toISOString()

/** Demo people who may answer a page to a desk: they are officers and supervisors in one token. */
const supervisor = '13:2208'
const otherSupervisor = '13:2214'
const managers = ['13:1007', '13:1012']

/**
 * Directory of the demo force: one unit, two supervisors by the week, two incident managers by the day. Invented, with what a
 * supervisor should see before it matters: one supervisor has no contact point that works, and a night nobody is to cover.
 *
 * @param madeAt epoch milliseconds; the same lines again for the same instant
 */
export const demoDirectory = (madeAt: number) => {
  const forceCode = owner.forceCode
  const working = (contactId: string) => [
    { channel: 'PAGER', contactId, verifiedAt: iso(madeAt - 20 * dayMs), failedAt: null },
  ]
  const officer = (officerId: string, contacts: unknown[]) => ({
    kind: 'OFFICER',
    officerId,
    forceCode,
    unit: owner.unit,
    contacts,
  })
  const rota = (rotaId: string, name: string, people: string[], turnDays: number) => ({
    kind: 'ROTA',
    rotaId,
    forceCode,
    name,
    layers: [
      {
        layerId: `${rotaId}_all`,
        people,
        startsOn: iso(madeAt - dayMs).slice(0, 10),
        handover: '07:00',
        turnDays,
        hours: null,
      },
    ],
  })
  const gapFrom = Math.ceil(madeAt / dayMs) * dayMs + 2 * dayMs + dayMs * (18 / 24)
  return [
    { kind: 'FORCE', forceCode, name: 'West Yorkshire', incidentManagerRota: 'rota_demo_fim' },
    { kind: 'UNIT', forceCode, unit: owner.unit, supervisorRota: 'rota_demo_supervisors' },
    officer(owner.officerId, working('wyp-demo-4471')),
    officer(owner.deputyId, working('wyp-demo-5120')),
    officer(supervisor, working('wyp-demo-2208')),
    officer(otherSupervisor, [
      { channel: 'PAGER', contactId: 'wyp-demo-2214', verifiedAt: null, failedAt: iso(madeAt - 3 * dayMs) },
    ]),
    ...managers.map(id => ({ ...officer(id, working(`wyp-demo-${id.slice(3)}`)), unit: null })),
    { kind: 'PARTNER', partnerId: 'prt_demo', agency: 'PROBATION', contacts: working('prb-demo-desk') },
    rota('rota_demo_supervisors', `Supervisors, ${owner.unit}`, [supervisor, otherSupervisor], 7),
    rota('rota_demo_fim', 'Force incident managers', managers, 1),
    {
      kind: 'OVERRIDE',
      overrideId: `demo_gap_${Math.floor(madeAt / 1000)}`,
      rotaId: 'rota_demo_fim',
      from: iso(gapFrom),
      to: iso(gapFrom + dayMs / 2),
      officerId: null,
    },
  ]
}
