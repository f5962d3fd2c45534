import { planNotices } from '../src/notice.ts'
import { coverWith } from './support/cover.ts'
import { lifecycle, manager, officer, room, supervisor } from './support/world.ts'

const plan = (shape: Parameters<typeof coverWith>[0], ...[type, tell, fields]: Parameters<typeof lifecycle>) =>
  planNotices(lifecycle(type, tell, { unit: 'DA', ...fields }), {
    controlRoomUrl: 'https://room.example.test',
    agencies: new Map(),
    cover: coverWith(shape),
  }).map(({ to, state, reason, message }) => ({
    to,
    state,
    reason,
    officer: message?.attributes['officerId'] ?? null,
    isSent: message !== null,
  }))

describe('a page to a desk', () => {
  it('goes to the person on duty at that instant, in the name of the desk', () => {
    expect(plan({ supervisors: ['13:2208'] }, 'alert.escalated', [supervisor])).toEqual([
      { to: 'force:13/UNIT_SUPERVISOR', state: 'SENT', reason: null, officer: '13:2208', isSent: true },
    ])
  })

  it('goes to somebody on the rota whom the directory does not hold: not known is not unreachable', () => {
    const [notice] = plan({ supervisors: ['13:2208'], unknown: ['13:2208'] }, 'alert.escalated', [supervisor])
    expect(notice).toMatchObject({ state: 'SENT', officer: '13:2208' })
  })

  it('goes to the desk as such where the directory does not know the unit', () => {
    const [notice] = plan({ supervisors: ['13:2208'] }, 'alert.escalated', [supervisor], { unit: 'Another unit' })
    expect(notice).toMatchObject({ state: 'SENT', reason: null, officer: null, isSent: true })
  })

  it.each([
    ['nobody is on duty', { supervisors: [] }, 'NOBODY_ON_DUTY'],
    ['the person on duty cannot be reached', { supervisors: ['13:2208'], unreachable: ['13:2208'] }, 'NOT_REACHABLE'],
    ['the unit keeps no rota', {}, 'NO_ROTA'],
  ])('is recorded as NOBODY where %s, and published for the force all the same', (_, shape, reason) => {
    expect(plan(shape, 'alert.escalated', [supervisor])).toEqual([
      { to: 'force:13/UNIT_SUPERVISOR', state: 'NOBODY', reason, officer: null, isSent: false },
      { to: 'topic:officers', state: 'SENT', reason: null, officer: null, isSent: true },
    ])
  })

  it('is sent to the desk with the reason where nobody is known on the last rung: nobody stands above it', () => {
    expect(plan({ managers: [] }, 'alert.escalated', [manager])).toEqual([
      { to: 'force:13/FORCE_INCIDENT_MANAGER', state: 'SENT', reason: 'NOBODY_ON_DUTY', officer: null, isSent: true },
    ])
  })

  it('is sent to the desk with the reason once somebody is going: then nobody else follows', () => {
    const [notice] = plan({ supervisors: [] }, 'alert.escalated', [supervisor], { state: 'ACKNOWLEDGED' })
    expect(notice).toMatchObject({ state: 'SENT', reason: 'NOBODY_ON_DUTY', isSent: true })
  })
})

describe('a page to an officer', () => {
  const shape = { supervisors: ['13:2208'], unreachable: ['13:4471'] }

  it('whom no message reaches is recorded as NOBODY, and their control room has a message', () => {
    expect(plan(shape, 'alert.raised', [officer, room])).toEqual([
      { to: 'officer:13:4471', state: 'NOBODY', reason: 'NOT_REACHABLE', officer: null, isSent: false },
      { to: 'force:13', state: 'SENT', reason: null, officer: null, isSent: true },
    ])
  })

  it('is sent all the same when it is over, or when it is theirs already', () => {
    for (const [type, state] of [
      ['alert.acknowledged', 'ACKNOWLEDGED'],
      ['alert.updated', 'ACKNOWLEDGED'],
    ] as const)
      expect(plan(shape, type, [officer], { state })[0]).toMatchObject({ state: 'SENT', officer: '13:4471' })
  })
})
