import { annualReturn, challengesOf, learningExport, reviewWork, routeTaken } from '../../src/desk/index.ts'
import { day, iso } from './builders.ts'
import { when } from './scenario-step.ts'
import type { Step } from './scenario-step.ts'
import { londonAt } from './scenario-world.ts'
import type { World } from './scenario-world.ts'

const alertOf = ({ bench }: World) => bench.desk.alerts.at(-1)!
const workOf = (world: World, share = 1) =>
  reviewWork(alertOf(world), { from: world.now - 30 * day, to: world.now + 1, draw: 'this month', share })

/** Challenges, reviews, dip checks, good practice, routes and the annual return. */
export const supervision: readonly Step[] = [
  [
    /^(\S+) answers the challenge "([^"]*)"$/u,
    (world, by, answer) => {
      const challengeId = challengesOf(alertOf(world).actions).at(-1)?.challengeId
      world.acts(
        by,
        by === 'supervisor' ? ['supervisor'] : ['officer'],
        'CHALLENGE_ANSWERED',
        { challengeId, answer },
        null,
      )
    },
  ],
  [
    new RegExp(`^a (DECISION|LANGUAGE) challenge waits for (\\S+) until ${when}$`, 'u'),
    (world, kind, askedOf, until) =>
      expect(workOf(world).challenges).toMatchObject([
        { kind, askedOf: askedOf === 'supervisor' ? null : askedOf, dueAt: iso(londonAt(until)) },
      ]),
  ],
  [
    /^the challenge was called to mind (\d+) times?$/u,
    (world, n) =>
      expect(alertOf(world).timeline.filter(({ type }) => type === 'challenge.overdue')).toHaveLength(Number(n)),
  ],
  [/^no challenge waits$/u, world => expect(workOf(world).challenges).toEqual([])],
  [
    /^(no action|nothing) waits for a review$/u,
    (world, what) => expect(workOf(world).noAction === null).toBe(what === 'nothing'),
  ],
  [
    /^a dip check of one in (\d+) (draws it|never draws it)$/u,
    (world, n, draws) =>
      expect(workOf(world, n === '0' ? 0 : 1 / Number(n)).dipCheck === null).toBe(draws === 'never draws it'),
  ],
  [/^the dip check is done$/u, world => expect(workOf(world).dipCheck?.doneBy).toBe('supervisor')],
  [
    /^good practice is marked: "([^"]*)"$/u,
    (world, words) => expect(workOf(world).goodPractice.map(({ note }) => note)).toEqual([words]),
  ],
  [
    /^the route taken is (CRIMINAL|CONTEMPT|none)$/u,
    (world, route) => expect(routeTaken(alertOf(world).actions)?.route ?? 'none').toBe(route),
  ],
  [
    /^the annual return of (\d+) such alerts? says (\w+) at level (\d)$/u,
    (world, n, count, level) => {
      const alerts = Array.from({ length: Number(n) }, (_, index) => ({ ...alertOf(world), orderId: `ord_${index}` }))
      const { byLevel } = annualReturn(alerts, { from: world.now - day, to: world.now + 1 })
      expect(String(byLevel[level])).toBe(count)
    },
  ],
  [
    /^what leaves of (\d+) such alerts for learning says (\w+) of (\w+), and nothing that was typed$/u,
    (world, n, count, theme) => {
      const alerts = Array.from({ length: Number(n) }, () => alertOf(world))
      const leaves = learningExport(alerts)
      expect(String(leaves.byTheme[theme])).toBe(count)
      const typed = alertOf(world).actions.flatMap(({ note, by }) => [note ?? by, by])
      for (const words of typed) expect(JSON.stringify(leaves)).not.toContain(words)
    },
  ],
]
