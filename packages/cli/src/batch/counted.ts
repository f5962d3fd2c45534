/** Plain values of which many are alike: each kept once, with how often it came. */
export const counted = <T extends object>() => {
  const held = new Map<string, { value: T; count: number }>()
  let size = 0
  return {
    add: (value: T): void => {
      size++
      const key = Object.values(value).join('|')
      const one = held.get(key)
      if (one) one.count++
      else held.set(key, { value, count: 1 })
    },
    /** Each as often as it came. */
    all: function* (): Generator<T> {
      for (const { value, count } of held.values()) for (let at = 0; at < count; at++) yield value
    },
    size: () => size,
  }
}
