import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PolicyChanged, StartPolicy, topics } from '@breach-alerts/contracts'
import { defaultPolicy, gradeRules, parseDesk, policyLeadMs } from '@breach-alerts/domain'
import { policyRecord, type RunningService } from '@breach-alerts/runtime'
import { memoryStores } from '@breach-alerts/store'
import { until } from '@breach-alerts/testing'
import { ServiceConfig, startAlertDesk } from '../src/service.ts'
import { makeWorld, platform, record, suspected, type World } from './support/world.ts'

const minute = 60_000
const start = Date.parse('2026-11-20T10:00:00.000Z')

/** A log and a desk whose clocks are set by the test. */
const makeHouse = () => {
  let now = start
  const clock = () => now
  const world = makeWorld(clock)
  return { ...world, clock, set: (at: number) => (now = at) }
}

let running: RunningService[] = []
afterEach(async () => {
  await Promise.all(running.map(service => service.stop(1_000)))
  running = []
})
const open = async ({ log, stores }: World, clock: () => number, env: Record<string, string> = {}) => {
  const ports = { ...platform(), clock, log, desk: stores.desk, due: stores.due }
  const service = await startAlertDesk(ports, ServiceConfig.parse(env))
  running.push(service)
  return service
}
const folded = ({ stores }: World, nextOffset: number) =>
  until(async () => (await stores.desk.positions()).get(`${topics.journal}/0`) === nextOffset)
const gradeOf = async ({ stores }: World, orderId: string) => {
  const [held] = await stores.desk.load([orderId])
  const [alert] = parseDesk(held?.document ?? '').alerts
  return [alert?.grade, alert?.gradeRule]
}
const policies = async ({ log }: World): Promise<PolicyChanged[]> => {
  const found: PolicyChanged[] = []
  await log.readToEnd(topics.policy, ({ records }) => {
    found.push(...records.map(({ value }) => PolicyChanged.parse(JSON.parse(String(value)))))
  })
  return found
}
const at = (orderId: string, instant: number) => {
  const entry = { ...suspected(orderId, 1), at: new Date(instant).toISOString() }
  return record(entry)
}

const calmFrom = (first: PolicyChanged, effectiveAt: number): PolicyChanged => ({
  ...first,
  entryId: 'pol_1',
  version: 1,
  rules: [{ id: 'calm', grade: 3, when: {}, reason: 'Nothing is urgent here' }],
  effectiveAt: new Date(effectiveAt).toISOString(),
  by: '13:2203',
})

const fileWith = async (text: string) => {
  const file = join(await mkdtemp(join(tmpdir(), 'desk-policy-')), 'policy.json')
  await writeFile(file, text)
  return file
}

describe('the policy of a house', () => {
  it('stands in the log as version 0 from the first start on, once', async () => {
    const house = makeHouse()
    for (let times = 0; times < 2; times += 1) await (await open(house, house.clock)).stop(1_000)
    const { waitsMs, coverMs } = defaultPolicy
    expect(await policies(house)).toMatchObject([
      { version: 0, rules: gradeRules.rules, ladder: { waitsMs, coverMs }, by: 'service:alert-desk' },
    ])
  })

  it('changes the grade of later entries only, and a lost store comes back byte for byte', async () => {
    const house = makeHouse()
    const desk = await open(house, house.clock)
    const [first] = await policies(house)
    await house.log.append([at('ord_1', start)])
    await folded(house, 1)
    await house.log.append([policyRecord(calmFrom(first!, start))])
    // Recorded a second after the change, and still before it binds.
    house.set(start + 1_000)
    await house.log.append([at('ord_2', start + 1_000)])
    await folded(house, 2)
    house.set(start + policyLeadMs + minute)
    await house.log.append([at('ord_3', start + policyLeadMs)])
    // Recorded before the change was in force and read long after it.
    await house.log.append([at('ord_4', start + 2_000)])
    await folded(house, 4)
    const ids = ['ord_1', 'ord_2', 'ord_3', 'ord_4']
    expect(await Promise.all(ids.map(orderId => gradeOf(house, orderId)))).toEqual([
      [1, 'v0/contact-in-person'],
      [1, 'v0/contact-in-person'],
      [3, 'v1/calm'],
      [1, 'v0/contact-in-person'],
    ])
    const before = await house.stores.desk.load(ids)
    await desk.stop(1_000)

    const again: World = { log: house.log, stores: memoryStores({ clock: house.clock }) }
    await open(again, house.clock)
    await folded(again, 4)
    expect(await again.stores.desk.load(ids)).toEqual(before)
  })

  it('folds under the instant at which the log took it what a clock that is ahead has stamped', async () => {
    const house = makeHouse()
    await open(house, house.clock)
    const [first] = await policies(house)
    await house.log.append([policyRecord(calmFrom(first!, start)), at('ord_1', start + 24 * 60 * minute)])
    await folded(house, 1)
    expect(await gradeOf(house, 'ord_1')).toEqual([1, 'v0/contact-in-person'])
  })

  it('goes on with the policy before a change that cannot be read', async () => {
    const house = makeHouse()
    await open(house, house.clock)
    const [first] = await policies(house)
    const broken = { ...policyRecord(first!), value: Buffer.from('{"type":"policy.changed"') }
    await house.log.append([broken, policyRecord(calmFrom(first!, start))])
    house.set(start + policyLeadMs)
    await house.log.append([at('ord_1', start + policyLeadMs)])
    await folded(house, 1)
    expect(await gradeOf(house, 'ord_1')).toEqual([3, 'v1/calm'])
  })
})

describe('DESK_POLICY_FILE', () => {
  const ladder = { waitsMs: { 1: [30_000], 2: [60_000], 3: [90_000] }, coverMs: { 1: null, 2: null, 3: null } }

  it('is version 0 of a house that begins, and changes nothing of one that has begun', async () => {
    const house = makeHouse()
    const file = await fileWith(JSON.stringify({ ladder }))
    await (await open(house, house.clock, { DESK_POLICY_FILE: file })).stop(1_000)
    const other = await fileWith(JSON.stringify({ ladder: { ...ladder, waitsMs: { ...ladder.waitsMs, 1: [20_000] } } }))
    await open(house, house.clock, { DESK_POLICY_FILE: other })
    expect(await policies(house)).toMatchObject([{ version: 0, rules: gradeRules.rules, ladder }])
    await house.log.append([at('ord_1', start)])
    await folded(house, 1)
    expect(await house.stores.due.earliest()).toBe(start + 30_000)
  })

  it('may be as the README shows it', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
    const [, example] = /```json\n(.*?)```/su.exec(readme) ?? []
    expect(StartPolicy.safeParse(JSON.parse(example ?? '')).success).toBe(true)
  })

  it.each([
    ['is not there', null, 'names a file that cannot be read'],
    ['is not JSON', '{', 'names a file that is not JSON'],
    [
      'has bad fields',
      JSON.stringify({
        ladder: { ...ladder, coverMs: { 1: 1, 2: null, 3: null } },
        rules: [{ id: 'x', grade: 4, when: { colour: 'red' }, reason: 'short' }],
      }),
      '/ladder/coverMs/1 must be at least 10 seconds',
    ],
  ])('stops the start when it %s, with every bad field named and no value', async (_what, text, problem) => {
    const house = makeHouse()
    const file = text === null ? '/none/of/this.json' : await fileWith(text)
    const opening = open(house, house.clock, { DESK_POLICY_FILE: file })
    await expect(opening).rejects.toThrow(problem)
    if (text?.includes('colour'))
      for (const field of ['/rules/0/id', '/rules/0/grade', '/rules/0/when/colour', '/rules/0/reason'])
        await expect(opening).rejects.toThrow(field)
    await expect(opening).rejects.not.toThrow('red')
    expect(await policies(house)).toEqual([])
  })
})
