import type { Random } from '../random.ts'

/**
 * When something happens, and what London's clocks show then.
 *
 * `midnight` is 00:00 of London's date, written as if it were UTC. On the night of a clock change what counts is how long ago, or how soon,
 * the clocks changed; at any other time their minutes since midnight.
 */
export type Moment = { at: number; midnight: number } & ({ clock: number } | { sinceChange: number })

export const minuteMs = 60_000
export const dayMs = 86_400_000

/** Months that lie well within winter time, or within summer time, with the day before and the day after. */
const seasons = [
  { months: [0, 1, 11], aheadMs: 0 },
  { months: [4, 5, 6, 7], aheadMs: 60 * minuteMs },
] as const

const yearOf = (random: Random) => random.between(2024, 2032)

/** A fifth of all moments lie within 50 minutes of a clock change, and at least 10 minutes from it. */
export const momentOf = (random: Random): Moment =>
  random.chance(0.2) ? nearClockChange(random) : onOrdinaryDay(random)

const onOrdinaryDay = (random: Random): Moment => {
  const { months, aheadMs } = random.pick(seasons)
  const midnight = Date.UTC(yearOf(random), random.pick(months), random.between(1, 28))
  const clock = random.between(10, 1_429)
  return { at: midnight + clock * minuteMs - aheadMs, midnight, clock }
}

/** The clocks change at 01:00 UTC on the last Sunday of March and of October; both months have 31 days. */
const nearClockChange = (random: Random): Moment => {
  const lastDay = Date.UTC(yearOf(random), random.pick([2, 9]), 31)
  const midnight = lastDay - new Date(lastDay).getUTCDay() * dayMs
  const sinceChange = random.between(10, 50) * random.pick([-1, 1])
  return { at: midnight + (60 + sinceChange) * minuteMs, midnight, sinceChange }
}

/** London's date so many days later, `YYYY-MM-DD`. */
export const dateOf = ({ midnight }: Moment, daysLater = 0): string =>
  new Date(midnight + daysLater * dayMs).toISOString().slice(0, 10)

/** An instant as sources write it: in UTC, or with the offset of summer time. */
export const instantText = (random: Random, at: number): string =>
  random.chance(0.7) ? new Date(at).toISOString() : new Date(at + 60 * minuteMs).toISOString().replace('Z', '+01:00')
