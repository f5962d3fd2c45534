import type { Identifier } from '@breach-alerts/contracts'
import { checkLetter } from '@breach-alerts/domain'
import type { Random } from './random.ts'

const letters = 'ABCDEFGHJKLMNOPRSTUVWXY'

/** Another number below `space` for each number below it, scattered. @param factor shares no divisor with `space` */
const scattered = (serial: number, factor: number, space: number): number => (serial * factor) % space

const padded = (value: number, length: number) => String(value).padStart(length, '0')

const plateOf = (serial: number): string => {
  let rest = scattered(serial, 15_485_863, 66 * 23 ** 5)
  const next = (base: number) => {
    const digit = rest % base
    rest = Math.floor(rest / base)
    return digit
  }
  const letter = () => letters[next(23)]!
  return `${letter()}${letter()}${10 + next(66)}${letter()}${letter()}${letter()}`
}

/**
 * What police and partners know somebody by; not everybody has each. No two people share a number, as in life: two with one would be
 * taken for each other, and rightly.
 *
 * @param serial of the person, below five million
 */
export const identifiersOf = (random: Random, serial: number): Identifier[] =>
  everyIdentifierOf(random, serial)
    .filter(([share]) => random.chance(share))
    .map(([, identifier]) => identifier)

/** Every number that somebody may have, with the share of people who do. */
export const everyIdentifierOf = (random: Random, serial: number): readonly (readonly [number, Identifier])[] => {
  const year = String(random.between(80, 99))
  const pnc = padded(scattered(serial, 7_654_321, 1e7), 7)
  const crn = scattered(serial, 9_999_991, 23e6)
  const phone = scattered(serial, 123_456_791, 5e8)
  return [
    [0.6, { scheme: 'PNC', value: `19${year}/${pnc}${checkLetter(year + pnc)}` }],
    [0.3, { scheme: 'CRN', value: `${letters[Math.floor(crn / 1e6)]}${padded(crn % 1e6, 6)}` }],
    [0.6, { scheme: 'PHONE', value: `+447${[4, 5, 7, 8, 9][Math.floor(phone / 1e8)]}${padded(phone % 1e8, 8)}` }],
    [0.35, { scheme: 'VRM', value: plateOf(serial) }],
    [0.1, { scheme: 'EM_DEVICE', value: `TAG-${padded(serial, 8)}` }],
  ]
}
