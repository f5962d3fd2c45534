import type { Level } from '@breach-alerts/contracts'
import { cultures } from '@breach-alerts/synthetic'
import type { Study } from './outcomes.ts'
import { cultureGap, levels, type Tally } from './tally.ts'
import type { Share } from './wilson.ts'

const percent = (share: number) => `${(100 * share).toFixed(2)} %`
/** A share with its interval and its counts. */
export const told = ({ hits, of, share, low, high }: Share) =>
  of === 0 ? 'none' : `${percent(share)} (${percent(low)} to ${percent(high)}; ${hits} of ${of})`

/** The report of a study of `match`, as lines of Markdown. */
export const matchReport = (tally: Tally, { mix, register }: Study): string[] => [
  `## Who: ${tally.events} events, ${tally.matching} of them about somebody under one of ${mix.orders} orders, prior for ${register}`,
  '',
  '| level | precision | recall at this level or better |',
  '| --- | --- | --- |',
  ...levels.map(level => `| ${level} | ${told(tally.precision[level])} | ${told(tally.recall[level])} |`),
  '',
  `Block recall (a lookup key brought them together): ${told(tally.blocked)}`,
  `Found of those written down with more than a name: ${told(tally.recallTellable)}`,
  '',
  'Wrong pairs by who it really was:',
  '',
  ...Object.entries(tally.wrong).map(
    ([who, counts]) => `- ${who}: ${levels.map(level => `${counts[level] ?? 0} ${level}`).join(', ')}`,
  ),
  '',
  `False alerts per order-day at ${(tally.events / mix.orders / days).toFixed(4)} events per order and day: ${falseAlerts(tally, mix.orders)}`,
  '',
  '| name culture | recall, POSSIBLE or better | recall, PROBABLE or better | of others, taken for a respondent |',
  '| --- | --- | --- | --- |',
  ...cultures.map(
    culture =>
      `| ${culture} | ${told(tally.recallByCulture[culture].POSSIBLE)} | ${told(tally.recallByCulture[culture].PROBABLE)} | ${told(tally.takenByCulture[culture])} |`,
  ),
  '',
  `Gap in points: ${levels.map(level => `${gap(tally, level)} at ${level} or better`).join(', ')}; the share of each culture is known to ${precision(tally)} either way`,
  '',
  '| written down with | recall, POSSIBLE or better |',
  '| --- | --- |',
  ...Object.entries(tally.recallByChange).map(([change, share]) => `| ${change} | ${told(share)} |`),
  '',
  '| bits, from | pairs | mean probability | observed |',
  '| --- | --- | --- | --- |',
  ...tally.calibration.map(
    ({ bits, pairs, matches, predicted }) =>
      `| ${bits} | ${pairs} | ${(predicted / pairs).toFixed(4)} | ${(matches / pairs).toFixed(4)} |`,
  ),
  '',
  `Brier score: ${tally.brier.toFixed(5)}`,
]

const gap = (tally: Tally, level: Level): string => {
  const { difference, low, high } = cultureGap(tally, level)
  return `${(100 * difference).toFixed(2)} (${(100 * low).toFixed(2)} to ${(100 * high).toFixed(2)})`
}

/** Of the culture that is known worst: a gap found in a run too small to tell is chance. */
const precision = ({ recallByCulture }: Tally): string => {
  const shares = cultures.flatMap(culture => levels.map(level => recallByCulture[culture][level]))
  return (100 * Math.max(...shares.map(({ low, high }) => (high - low) / 2))).toFixed(2)
}

/** Events of the generator are spread over so many days. */
const days = 90

const falseAlerts = (tally: Tally, orders: number): string =>
  levels
    .map(level => {
      const { of, hits } = tally.precision[level]
      return `${((of - hits) / orders / days).toExponential(2)} ${level}`
    })
    .join(', ')
