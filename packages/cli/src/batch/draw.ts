/** Numbers from 0 to below 1 that look random and are the same for the same seed: linear congruences, as of Numerical Recipes. */
export const makeDraw = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Some of many whose number is not known before: each as likely as any other (reservoir, Vitter 1985, algorithm R). */
export const drawSome = <T>(most: number, draw: () => number) => {
  const held: T[] = []
  let seen = 0
  return {
    offer: (value: T): void => {
      seen++
      if (held.length < most) held.push(value)
      else {
        const place = Math.floor(draw() * seen)
        if (place < most) held[place] = value
      }
    },
    drawn: (): readonly T[] => held,
  }
}
