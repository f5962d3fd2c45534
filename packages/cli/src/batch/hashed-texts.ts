import { createHash } from 'node:crypto'

/** A whole number under each of many texts. */
export type HashedTexts = {
  /** Puts the number under the text; gives the one that it takes the place of, null: the text is new. */
  put: (text: string, value: number) => number | null
}

/** Of the places, so many are taken at most before there are twice as many. */
const fullest = 0.7

/**
 * Holds texts as the first 64 bits of their SHA-256 in typed arrays: for a million of them 25 MB, and 38 MB while it grows, where a map
 * of texts takes 100 or more. Two texts of one hash would pass for one: of a million, once in 37 million files.
 */
export const hashedTexts = (): HashedTexts => {
  let size = 0
  let table = makeTable(1 << 10)

  const grow = () => {
    const old = table
    table = makeTable(old.values.length * 2)
    for (const [at, value] of old.values.entries()) {
      if (value === 0) continue
      const [one, other] = [old.ones[at]!, old.others[at]!]
      store(table, placeOf(table, one, other), [one, other, value])
    }
  }
  return {
    put: (text, value) => {
      if (size >= table.values.length * fullest) grow()
      const digest = createHash('sha256').update(text).digest()
      const [one, other] = [digest.readUInt32LE(0), digest.readUInt32LE(4)]
      const place = placeOf(table, one, other)
      const before = table.values[place]!
      store(table, place, [one, other, value + 1])
      if (before > 0) return before - 1
      size++
      return null
    },
  }
}

/** Both halves of each hash, and the number one higher: 0 is a free place. */
type Table = { ones: Uint32Array; others: Uint32Array; values: Uint32Array }

const makeTable = (length: number): Table => ({
  ones: new Uint32Array(length),
  others: new Uint32Array(length),
  values: new Uint32Array(length),
})

/** Where a hash stands, or the free place for it. The length is a power of two. */
const placeOf = ({ ones, others, values }: Table, one: number, other: number): number => {
  const last = values.length - 1
  let place = one & last
  while (values[place] !== 0 && (ones[place] !== one || others[place] !== other)) place = (place + 1) & last
  return place
}

const store = ({ ones, others, values }: Table, place: number, [one, other, value]: [number, number, number]): void => {
  ones[place] = one
  others[place] = other
  values[place] = value
}
