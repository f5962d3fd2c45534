import type { OrderVersion } from '@breach-alerts/contracts'
import { londonDayEnd, londonDayStart } from './london.ts'

const isDate = (text: string) => text.length === 10

/** First instant of validity: an instant as it stands, a date from 00:00 in London. Epoch milliseconds. */
export const startOf = (text: string): number => (isDate(text) ? londonDayStart(text) : Date.parse(text))

/** First instant that is no longer valid: an instant as it stands, a date until 24:00 in London; null: no end. */
export const endOf = (text: string | null): number =>
  text === null ? Number.POSITIVE_INFINITY : isDate(text) ? londonDayEnd(text) : Date.parse(text)

/**
 * The version that bound at an instant: of those whose `validFrom` has come, the one with the highest number, whatever its
 * status; null before the first. When it was recorded changes nothing. Source: contracts.md §1.
 */
export const rulingVersion = <Version extends Bounds>(
  order: { readonly versions: readonly Version[] },
  instant: number,
): Version | null =>
  order.versions.reduce<Version | null>(
    (ruling, version) =>
      spanOf(version).start <= instant && (ruling === null || version.version > ruling.version) ? version : ruling,
    null,
  )

/** What of a version says when it binds. */
type Bounds = Pick<OrderVersion, 'version' | 'validFrom' | 'validTo'>

const spans = new WeakMap<Bounds, { start: number; end: number }>()

/** First instant of a version, and the first after it; worked out once for each, since versions never change. */
const spanOf = (version: Bounds) => {
  const known = spans.get(version)
  if (known) return known
  const span = { start: startOf(version.validFrom), end: endOf(version.validTo) }
  spans.set(version, span)
  return span
}

/** Is the version in force? Half-open: the end itself is outside. Only an ACTIVE version can be. */
export const inForce = (version: OrderVersion, instant: number): boolean =>
  version.status === 'ACTIVE' && spanOf(version).start <= instant && instant < spanOf(version).end

/** Was the respondent shown to know of this version when it happened? Source: domain.md §1c. */
export const isProvenKnown = (version: OrderVersion, instant: number): boolean =>
  version.knowledge.some(({ at }) => Date.parse(at) <= instant)
