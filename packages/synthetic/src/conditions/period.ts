import type { Random } from '../random.ts'
import { dateOf, dayMs, instantText, type Moment } from './moment.ts'

/** One version of an order, as far as it says when it binds; its conditions are filled in by `isOurs`. */
export type Version = {
  version: number
  validFrom: string
  validTo: string | null
  status: 'ACTIVE' | 'DISCHARGED' | 'REVOKED' | 'SUPERSEDED'
  /** Has it the conditions of which the truth is told? Another version has others under the same ids. */
  isOurs: boolean
}
type Bounds = Partial<Pick<Version, 'validFrom' | 'validTo' | 'status'>>

/** `firstAt`: of several events in a row the first is then, epoch milliseconds, and the last at the moment. What is true holds for all. */
type Told = Moment & { firstAt: number }
type Shape = (random: Random, moment: Told) => Version[]

const longAgo = (random: Random, moment: Moment) => dateOf(moment, -random.between(30, 300))
const longAfter = (random: Random, moment: Moment) =>
  random.chance(0.3) ? null : dateOf(moment, random.between(2, 300))

const versionOf = (random: Random, moment: Moment, bounds: Bounds, version = 1, isOurs = true): Version => ({
  version,
  validFrom: longAgo(random, moment),
  validTo: longAfter(random, moment),
  status: 'ACTIVE',
  isOurs,
  ...bounds,
})
const single =
  (bounds: (random: Random, moment: Told) => Bounds): Shape =>
  (random, moment) => [versionOf(random, moment, bounds(random, moment))]

const ended = ['DISCHARGED', 'REVOKED', 'SUPERSEDED'] as const
const lately = (random: Random, moment: Moment) => instantText(random, moment.at - random.between(1, 20) * dayMs)

const inForce: readonly Shape[] = [
  single(() => ({})),
  single((_, moment) => ({ validFrom: dateOf(moment) })),
  single((_, moment) => ({ validTo: dateOf(moment) })),
  single((_, moment) => ({ validFrom: dateOf(moment), validTo: dateOf(moment) })),
  // Half-open: the first instant is in it, the last is not.
  single((random, { firstAt }) => ({ validFrom: instantText(random, firstAt) })),
  single((random, { at }) => ({ validTo: instantText(random, at + 1) })),
  // It will end, but has not yet.
  (random, moment) => [
    versionOf(random, moment, {}),
    versionOf(random, moment, { validFrom: instantText(random, moment.at + 1), status: random.pick(ended) }, 2, false),
  ],
  // Varied: the later version rules, also where the one before it has no end.
  (random, moment) => [
    versionOf(random, moment, {}, 1, false),
    versionOf(random, moment, { validFrom: lately(random, moment) }, 2),
  ],
  // To be varied tomorrow.
  (random, moment) => [
    versionOf(random, moment, {}),
    versionOf(random, moment, { validFrom: dateOf(moment, 1) }, 2, false),
  ],
]

const notInForce: readonly Shape[] = [
  single((_, moment) => ({ validFrom: dateOf(moment, 1) })),
  single((random, { at }) => ({ validFrom: instantText(random, at + 1) })),
  single((_, moment) => ({ validTo: dateOf(moment, -1) })),
  single((random, { firstAt }) => ({ validTo: instantText(random, firstAt) })),
  (random, moment) => [versionOf(random, moment, { status: random.pick(ended) })],
  (random, moment) => [
    versionOf(random, moment, {}, 1, false),
    versionOf(random, moment, { validFrom: lately(random, moment), status: random.pick(ended) }, 2),
  ],
  // The later version rules though it is over, and the one before it would not be.
  (random, moment) => [
    versionOf(random, moment, { validTo: null }, 1, false),
    versionOf(random, moment, { validFrom: dateOf(moment, -20), validTo: dateOf(moment, -1) }, 2),
  ],
]

/** Versions of an order that binds at a moment, or does not, for one of the reasons there are. */
export const periodOf = (random: Random, moment: Told, isInForce: boolean): Version[] => {
  const versions = random.pick(isInForce ? inForce : notInForce)(random, moment)
  return random.chance(0.3) ? versions.toReversed() : versions
}
