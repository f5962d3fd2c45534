import { DirectoryEntry } from '@breach-alerts/contracts'
import { bookOf, coverReport, emptyBook, knownUnreachable, onDesk, onDuty, turnsOf } from '../../src/desk/index.ts'

const at = (text: string) => Date.parse(text)
const working = { channel: 'PAGER', contactId: 'ref-a', verifiedAt: '2026-11-01T00:00:00Z', failedAt: null }
const layer = {
  layerId: 'week',
  people: ['13:1', '13:2'],
  startsOn: '2026-11-02',
  handover: '07:00',
  turnDays: 7,
  hours: null,
}
const entry = (line: object, recorded = '2026-11-01T12:00:00Z') =>
  DirectoryEntry.parse({ ...line, at: recorded, by: '13:2203' })
const officer = (officerId: string, contacts: object[] = [working]) =>
  entry({ kind: 'OFFICER', officerId, forceCode: officerId.slice(0, 2), unit: 'DA', contacts })
const override = (overrideId: string, from: string, to: string, officerId: string | null) =>
  entry({ kind: 'OVERRIDE', overrideId, rotaId: 'sup', from, to, officerId })

const force = entry({ kind: 'FORCE', forceCode: '13', name: 'West Yorkshire', incidentManagerRota: null })
const unit = entry({ kind: 'UNIT', forceCode: '13', unit: 'DA', supervisorRota: 'sup' })
const rota = entry({ kind: 'ROTA', rotaId: 'sup', forceCode: '13', name: 'Supervisors', layers: [layer] })
const base = [force, unit, rota, officer('13:1'), officer('13:2')]
const monday = at('2026-11-02T07:00Z')

describe('the book of the directory', () => {
  it('keeps who recorded an override and when', () => {
    const [kept] = bookOf([...base, override('o1', '2026-11-03T00:00:00Z', '2026-11-04T00:00:00Z', null)]).rotas[0]!
      .overrides
    expect(kept).toMatchObject({ overrideId: 'o1', recordedBy: '13:2203', recordedAt: at('2026-11-01T12:00:00Z') })
  })

  it('lets a withdrawn override count no more, whichever comes first', () => {
    const over = override('o1', '2026-11-03T00:00:00Z', '2026-11-04T00:00:00Z', '13:2')
    const back = entry({ kind: 'WITHDRAWAL', overrideId: 'o1' })
    for (const more of [
      [over, back],
      [back, over],
    ]) {
      const [one] = bookOf([...base, ...more]).rotas
      expect(onDuty(one!, at('2026-11-03T12:00Z')).officerId).toBe('13:1')
    }
  })

  it('leaves out an override of a rota that nobody recorded', () => {
    const more = { ...override('o1', '2026-11-03T00:00:00Z', '2026-11-04T00:00:00Z', null), rotaId: 'none' }
    expect(bookOf([...base, more]).rotas[0]!.overrides).toEqual([])
  })
})

describe('who is on a desk', () => {
  const book = bookOf([...base, officer('13:3', [{ ...working, failedAt: '2026-11-01T00:00:00Z' }])])
  const owner = { forceCode: '13', unit: 'DA' }

  it.each([
    [
      'the person whose turn it is',
      'UNIT_SUPERVISOR',
      owner,
      '2026-11-03T12:00Z',
      { kind: 'OFFICER', officerId: '13:1' },
    ],
    ['the next at the handover', 'UNIT_SUPERVISOR', owner, '2026-11-09T07:00Z', { kind: 'OFFICER', officerId: '13:2' }],
    [
      'nobody before the rota begins',
      'UNIT_SUPERVISOR',
      owner,
      '2026-11-02T06:59Z',
      { kind: 'NOBODY', problem: 'NOBODY_ON_DUTY' },
    ],
    [
      'nobody where no rota is kept',
      'FORCE_INCIDENT_MANAGER',
      owner,
      '2026-11-03T12:00Z',
      { kind: 'NOBODY', problem: 'NO_ROTA' },
    ],
    [
      'whoever sits there, of another unit',
      'UNIT_SUPERVISOR',
      { ...owner, unit: 'X' },
      '2026-11-03T12:00Z',
      { kind: 'DESK' },
    ],
    [
      'whoever sits there, of another force',
      'FORCE_INCIDENT_MANAGER',
      { ...owner, forceCode: '06' },
      '2026-11-03T12:00Z',
      { kind: 'DESK' },
    ],
    ['whoever sits there, in a control room', 'CONTROL_ROOM', owner, '2026-11-03T12:00Z', { kind: 'DESK' }],
  ])('%s', (_, desk, whose, instant, expected) => {
    expect(onDesk(desk, whose, book, at(instant))).toEqual(expected)
  })

  it('knows who cannot be reached, and nothing of people it does not hold', () => {
    expect(['13:1', '13:3', '13:9'].map(id => knownUnreachable(book, id))).toEqual([false, true, false])
    expect(onDesk('UNIT_SUPERVISOR', owner, emptyBook, monday)).toEqual({ kind: 'DESK' })
  })
})

describe('the turns of a rota', () => {
  it('are cut at both ends, joined where nobody changes, and count overrides in', () => {
    const [one] = bookOf([...base, override('o1', '2026-11-04T07:00:00Z', '2026-11-05T07:00:00Z', '13:2')]).rotas
    const turns = turnsOf(one!, at('2026-11-03T12:00Z'), at('2026-11-10T00:00Z'))
    expect(turns.map(({ from, officerId }) => [new Date(from).toISOString().slice(0, 16), officerId])).toEqual([
      ['2026-11-03T12:00', '13:1'],
      ['2026-11-04T07:00', '13:2'],
      ['2026-11-05T07:00', '13:1'],
      ['2026-11-09T07:00', '13:2'],
    ])
  })
})

describe('the cover report', () => {
  const order = { orderId: 'ord_1', forceCode: '13', unit: 'DA', officerId: '13:1', deputyId: null }
  const until = monday + 14 * 86_400_000
  const gap = override('o1', '2026-11-05T10:00:00Z', '2026-11-05T14:00:00Z', null)

  it('names who is on duty, and every gap before it comes', () => {
    const report = coverReport(bookOf([...base, gap, officer('13:7', [])]), [order], ['13'], monday, until)
    expect(report.rotas).toEqual([
      { rotaId: 'sup', forceCode: '13', name: 'Supervisors', officerId: '13:1', problem: null },
    ])
    expect(report.gaps.map(({ desk, rotaId, from, problem }) => [desk ?? rotaId, from, problem])).toEqual([
      ['FORCE_INCIDENT_MANAGER', '2026-11-02T07:00:00.000Z', 'NO_ROTA'],
      ['sup', '2026-11-05T10:00:00.000Z', 'NOBODY_ON_DUTY'],
    ])
    expect(report.unreachable).toEqual(['13:7'])
    expect(report.orders).toEqual([
      { orderId: 'ord_1', rungs: [{ name: 'DEPUTY', officerId: null, problem: 'NOBODY_NAMED' }] },
    ])
  })

  it('is of the forces asked for only', () => {
    const report = coverReport(bookOf([...base, gap]), [order], ['06'], monday, until)
    expect([report.rotas, report.gaps, report.unreachable, report.orders]).toEqual([[], [], [], []])
  })

  it('says of nobody that they are missing from a directory that there is not', () => {
    const report = coverReport(emptyBook, [{ ...order, deputyId: '13:5120' }], null, monday, until)
    expect(report.orders).toEqual([])
  })
})
