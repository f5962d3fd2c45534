import { hash } from 'node:crypto'
import type { Order, OrderVersion } from '@breach-alerts/contracts'

/**
 * What is held of an order to recognise it again: a digest of each version, and one of everything else.
 * As text `rest;1=digest;2=digest`: a header of its record, and all of it that stays in memory.
 */
export type Summary = { rest: string; versions: ReadonlyMap<number, string> }

export const summarise = ({ versions, ...rest }: Order): Summary => ({
  rest: digest(rest),
  versions: new Map(versions.map(version => [version.version, digest(version)])),
})

export const writeSummary = ({ rest, versions }: Summary): string =>
  [rest, ...[...versions].toSorted(([a], [b]) => a - b).map(([version, text]) => `${version}=${text}`)].join(';')

/** null: not a summary. */
export const readSummary = (text: string | undefined): Summary | null => {
  if (text === undefined || !/^[\w-]{16}(;\d+=[\w-]{16})+$/u.test(text)) return null
  const [rest = '', ...versions] = text.split(';')
  return {
    rest,
    versions: new Map(versions.map(pair => [Number.parseInt(pair, 10), pair.slice(pair.indexOf('=') + 1)])),
  }
}

/** Versions of both, the first content of each; everything else as in the later one. */
export const mergeSummaries = (first: Summary, later: Summary): Summary => ({
  rest: later.rest,
  versions: new Map([...later.versions, ...first.versions]),
})

/** Does `summary` hold every version of `other`, with the same content? */
export const covers = (summary: Summary, other: Summary): boolean =>
  [...other.versions].every(([version, text]) => summary.versions.get(version) === text)

/** Versions of both orders, the first content of each, in their order; everything else as in the later one. */
export const mergeOrders = (first: Order, later: Order): Order => ({
  ...later,
  versions: [
    ...new Map<number, OrderVersion>(
      [...later.versions, ...first.versions].map(version => [version.version, version]),
    ).values(),
  ].toSorted((a, b) => a.version - b.version),
})

/** 96 bits: two contents of one version of one order that share it do not occur by chance. */
const digest = (value: unknown): string => hash('sha256', canonical(value), 'base64url').slice(0, 16)

/** JSON with the names of every object sorted: the same content gives the same text however it was written. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
