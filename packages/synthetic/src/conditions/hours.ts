import type { Hours, Weekday } from '@breach-alerts/contracts'
import type { Random } from '../random.ts'
import type { Moment } from './moment.ts'

const week: readonly Weekday[] = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const hours = (days: readonly Weekday[], from: number, to: number): Hours => ({
  days: [...days],
  from: timeOf(from),
  to: timeOf(to),
})

/** Weekly hours that bind at a moment, or do not; never within five minutes of their start or end. */
export const hoursFor = (random: Random, moment: Moment, isBinding: boolean): Hours[] => {
  const one = (binds: boolean) =>
    'clock' in moment
      ? random.pick(binds ? binding : idle)(random, moment.clock, new Date(moment.midnight).getUTCDay())
      : atClockChange(random, moment.sinceChange, binds)
  return random.chance(0.2) ? [one(false), one(isBinding)] : [one(isBinding)]
}

type Shape = (random: Random, clock: number, weekday: number) => Hours

/** Minutes from five to `most`, and no further than there is room for. */
const some = (random: Random, room: number, most = 300) => random.between(5, Math.min(most, room))
const but = (weekday: number) => week.filter((_, day) => day !== weekday % 7)

const withinDay = (days: readonly Weekday[], random: Random, clock: number) =>
  hours(days, clock - some(random, clock), clock + some(random, 1_439 - clock))

/** Over midnight: in the evening the window began today, in the morning yesterday. */
const overMidnight =
  (days: (began: number) => readonly Weekday[]): Shape =>
  (random, clock, weekday) =>
    clock >= 720
      ? hours(days(weekday), clock - some(random, clock, 200), random.between(0, 400))
      : hours(days(weekday + 6), random.between(1_000, 1_439), clock + some(random, 1_439 - clock, 200))

const binding: readonly Shape[] = [
  (random, clock, weekday) => withinDay([week[weekday]!], random, clock),
  (random, clock) => withinDay(week, random, clock),
  overMidnight(began => [week[began % 7]!]),
  // From and to the same: a whole day, from then on.
  (random, clock, weekday) => {
    const isToday = random.chance(0.5)
    const from = isToday ? clock - some(random, clock) : clock + some(random, 1_439 - clock)
    return hours([week[isToday ? weekday : (weekday + 6) % 7]!], from, from)
  },
]

const idle: readonly Shape[] = [
  // On another day at this time.
  (random, clock, weekday) => withinDay(but(weekday), random, clock),
  overMidnight(but),
  // Every day, but later; and every night, but now it is day.
  (random, clock, weekday) =>
    clock < 720 ? hours(week, clock + 5, clock + some(random, 400) + 5) : hours([week[weekday]!], 30, clock - 5),
  (random, clock) => hours(week, clock + some(random, 1_439 - clock), clock - some(random, clock)),
]

/**
 * Hours that start, or end, at a time that the clocks show twice or not at all: 01:mm is mm minutes into the hour before the change by the
 * earlier reading, which counts for the start, and mm minutes into the hour after it by the later one, which counts for the end.
 */
const atClockChange = (random: Random, sinceChange: number, binds: boolean): Hours => {
  const starts = (least: number, most: number) => hours(['SUN'], 60 + random.between(least, most), 360)
  const ends = (least: number, most: number) => hours(['SAT'], 1_320, 60 + random.between(least, most))
  if (sinceChange < 0) {
    // 60 minutes before the change 01:00 is shown, or would have been.
    const beganAt = 60 + sinceChange
    if (!binds) return starts(beganAt + 5, 59)
    return random.chance(0.5) ? starts(1, beganAt - 5) : ends(1, 59)
  }
  if (!binds) return ends(1, sinceChange - 5)
  return random.chance(0.5) ? ends(sinceChange + 5, 59) : starts(1, 59)
}
