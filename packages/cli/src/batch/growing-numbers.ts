/** Whole numbers from 0 to 2^32 - 1 that are added one by one. */
export type GrowingNumbers = { push: (value: number) => void; at: (index: number) => number; length: () => number }

const [chunkBits, chunkLength] = [16, 1 << 16]

/** In chunks of typed arrays: growing copies nothing, and the collector of the heap has nothing to look through. */
export const growingNumbers = (): GrowingNumbers => {
  const chunks: Uint32Array[] = []
  let length = 0
  return {
    push: value => {
      const place = length & (chunkLength - 1)
      if (place === 0) chunks.push(new Uint32Array(chunkLength))
      chunks[chunks.length - 1]![place] = value
      length++
    },
    at: index => chunks[index >>> chunkBits]![index & (chunkLength - 1)]!,
    length: () => length,
  }
}
