/**
 * What several lists hold, round by round: the first of each, the second of each, and so on; what came before does not come again.
 * Within a round by text, so that nothing depends on the order of the lists. Lists are read no further than rounds are taken.
 */
export const rounds = function* (lists: readonly Iterable<string>[]): Generator<readonly string[]> {
  const seen = new Set<string>()
  let open = lists.map(list => list[Symbol.iterator]())
  while (open.length > 0) {
    const round: string[] = []
    open = open.filter(list => {
      const next = list.next()
      if (next.done === true) return false
      if (!seen.has(next.value)) round.push(next.value)
      seen.add(next.value)
      return true
    })
    yield round.toSorted()
  }
}

/** The same, one by one. */
export const inRounds = function* (lists: readonly Iterable<string>[]): Generator<string> {
  for (const round of rounds(lists)) yield* round
}

/** Every couple of one of the first and one of the second, each once: those of early rounds first, and within them everybody in turn. */
export const couplesInRounds = function* (
  some: readonly (readonly string[])[],
  others: readonly (readonly string[])[],
): Generator<readonly [string, string]> {
  for (let sum = 0; sum < some.length + others.length - 1; sum += 1)
    for (let at = Math.max(0, sum - others.length + 1); at <= Math.min(sum, some.length - 1); at += 1)
      yield* couplesInTurn(some[at]!, others[sum - at]!)
}

const couplesInTurn = function* (
  some: readonly string[],
  others: readonly string[],
): Generator<readonly [string, string]> {
  for (let shift = 0; shift < others.length; shift += 1)
    for (const [at, one] of some.entries()) yield [one, others[(at + shift) % others.length]!]
}
