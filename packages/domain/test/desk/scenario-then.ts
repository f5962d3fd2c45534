import { checkWords, clockOf, onDuty } from '../../src/desk/index.ts'
import type { ClockId } from '../../src/desk/index.ts'
import { iso } from './builders.ts'
import { fieldsOf, listOf } from './scenario-parse.ts'
import { when } from './scenario-step.ts'
import type { Step } from './scenario-step.ts'
import { londonAt } from './scenario-world.ts'

const isAt = (dueAt: number | null, text: string) =>
  expect(dueAt === null ? 'never' : iso(dueAt)).toBe(text === 'never' ? text : iso(londonAt(text)))

/** What must be so then. */
export const outcomes: readonly Step[] = [
  [/^the alert is (RAISED|ACKNOWLEDGED|ACTED|CLOSED)$/u, (world, state) => expect(world.alert.state).toBe(state)],
  [
    /^the grade is (\d)(?: because "([^"]*)")?$/u,
    (world, grade, reason) => {
      expect(world.alert.grade).toBe(Number(grade))
      expect(world.alert.gradeReason).toContain(reason ?? '')
    },
  ],
  [/^told: (.+)$/u, (world, people) => expect(world.said).toEqual(listOf(people))],
  [/^it is assigned to (\S+)$/u, (world, who) => expect(world.alert.assignedTo).toBe(who === 'nobody' ? null : who)],
  [
    /^open duties: (.+)$/u,
    (world, list) =>
      expect(world.alert.duties.flatMap(({ duty, state }) => (state === 'OPEN' ? [duty] : []))).toEqual(listOf(list)),
  ],
  [
    /^every duty is owed by an officer or a desk$/u,
    world => {
      for (const { owner } of world.alert.duties)
        expect(owner).toMatch(/^(officer:\d{2}:\w+|force:(\d{2}|-)(\/[A-Z_]+)?)$/u)
    },
  ],
  [
    /^recording (\w+) \(([^)]*)\) is taken$/u,
    (world, code, fields) => expect(world.refusals(code, fieldsOf(fields), world.now)).toEqual([]),
  ],
  [
    new RegExp(`^(\\w+) is due at ${when}$`, 'u'),
    (world, duty, at) => isAt(Date.parse(world.alert.duties.find(each => each.duty === duty)?.dueAt ?? ''), at),
  ],
  [
    /^it is (not )?flagged (\w+)$/u,
    (world, not, flag) => expect(world.alert.flags.includes(flag)).toBe(not === undefined),
  ],
  [/^there (?:is|are) (\d+) alerts?$/u, (world, n) => expect(world.bench.desk.alerts).toHaveLength(Number(n))],
  [/^it counts (\d+) findings?$/u, (world, n) => expect(world.alert.findingCount).toBe(Number(n))],
  [/^its level is (\w+)$/u, (world, level) => expect(world.alert.level).toBe(level)],
  [/^it is taken$/u, world => expect(world.verdict).toBe('applied')],
  [/^it changes nothing$/u, world => expect(world.verdict).toBe('duplicate')],
  [/^it is refused: (\w+)$/u, (world, code) => expect(world.verdict).toEqual({ refused: code })],
  [/^the timeline says (\S+)$/u, (world, type) => expect(world.alert.timeline.map(item => item.type)).toContain(type)],
  [/^the route is (CRIME|CIVIL)$/u, (world, route) => expect(world.alert.powers.route).toBe(route)],
  [
    /^the offence is (none|"[^"]*")$/u,
    (world, offence) => expect(world.alert.powers.offence ?? 'none').toContain(offence.replaceAll('"', '')),
  ],
  [
    /^arrest is available under (\w+)$/u,
    (world, statute) => expect(world.alert.powers.arrest).toMatchObject({ available: true, statute }),
  ],
  [
    /^arrest is not available: "([^"]*)"$/u,
    (world, reason) => {
      expect(world.alert.powers.arrest.available).toBe(false)
      expect(world.alert.powers.arrest.reason).toContain(reason)
    },
  ],
  [
    /^knowledge is (needed|not needed) and (proven|not proven)$/u,
    (world, needed, proven) =>
      expect(world.alert.powers.knowledge).toEqual({ needed: needed === 'needed', proven: proven === 'proven' }),
  ],
  [/^the court clock says "([^"]*)"$/u, (world, text) => expect(world.alert.powers.courtClock).toContain(text)],
  [/^the maximum penalty says "([^"]*)"$/u, (world, text) => expect(world.alert.powers.maximumPenalty).toContain(text)],
  [/^the card notes "([^"]*)"$/u, (world, text) => expect(world.alert.powers.notes.join(' · ')).toContain(text)],
  [
    /^asked: (.+)$/u,
    (world, list) =>
      expect(world.prompts.flatMap(({ code, state }) => (state === 'OPEN' ? [code] : []))).toEqual(
        expect.arrayContaining(listOf(list)),
      ),
  ],
  [
    /^not asked: (.+)$/u,
    (world, list) => {
      const open = world.prompts.flatMap(({ code, state }) => (state === 'OPEN' ? [code] : []))
      for (const code of listOf(list)) expect(open).not.toContain(code)
    },
  ],
  [
    /^recording (\w+)(?: \(([^)]*)\))?(?: done at (.+?))? is refused at (.+)$/u,
    (world, code, fields, doneAt, pointers) =>
      expect(world.refusals(code, fieldsOf(fields), doneAt ? londonAt(doneAt) : world.now).toSorted()).toEqual(
        listOf(pointers).toSorted(),
      ),
  ],
  [
    new RegExp(`^the clock (\\w+) from ${when} ends (?:at )?(never|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d)$`, 'u'),
    (world, clock, from, to) =>
      isAt(clockOf(clock as ClockId, londonAt(from), { suspensions: world.suspensions }).dueAt, to),
  ],
  [
    new RegExp(`^the alert's clock (\\w+) is (\\w+)(?: and due at ${when})?$`, 'u'),
    (world, clockId, state, at) => {
      const clock = world.clocks.find(each => each.clockId === clockId)
      expect(clock?.state).toBe(state)
      if (at) isAt(Date.parse(clock?.dueAt ?? ''), at)
    },
  ],
  [
    /^the alert has no clock (\w+)$/u,
    (world, clockId) => expect(world.clocks.map(clock => clock.clockId)).not.toContain(clockId),
  ],
  [
    new RegExp(`^on duty at ${when}: (\\S+)$`, 'u'),
    (world, at, who) => expect(onDuty(world.rota, londonAt(at)).officerId ?? 'nobody').toBe(who),
  ],
  [
    /^the words "([^"]*)" are (?:hinted as (.+)|fine)$/u,
    (_, note, ids) => expect(checkWords(note).map(({ id }) => id)).toEqual(ids ? listOf(ids) : []),
  ],
  [/^the history reads "([^"]*)"$/u, (world, text) => expect(world.history).toBe(text)],
  [/^the outcomes are (.+)$/u, (world, list) => expect(world.alert.outcomes).toEqual(listOf(list))],
]
