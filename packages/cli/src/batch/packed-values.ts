import { growingNumbers } from './growing-numbers.ts'

/** JSON values as their bytes, outside of the heap: an order as an object takes ten times as much. */
export type PackedValues<T> = { add: (value: T) => void; get: (index: number) => T; size: () => number }

const chunkBytes = 1 << 22

/** @param keep how many values are kept as objects: those last asked for, which are likely to be asked for again */
export const packedValues = <T>(keep: number): PackedValues<T> => {
  const chunks: Buffer[] = []
  const [chunkOf, starts, ends] = [growingNumbers(), growingNumbers(), growingNumbers()]
  const recent = new Map<number, T>()
  let used = chunkBytes

  const read = (index: number): T => {
    const bytes = chunks[chunkOf.at(index)]!.subarray(starts.at(index), ends.at(index))
    return JSON.parse(bytes.toString()) as T
  }
  return {
    add: value => {
      const bytes = Buffer.from(JSON.stringify(value))
      if (used + bytes.length > chunkBytes) {
        chunks.push(Buffer.allocUnsafeSlow(Math.max(chunkBytes, bytes.length)))
        used = 0
      }
      bytes.copy(chunks.at(-1)!, used)
      chunkOf.push(chunks.length - 1)
      starts.push(used)
      used += bytes.length
      ends.push(used)
    },
    get: index => {
      const value = recent.get(index) ?? read(index)
      recent.delete(index)
      recent.set(index, value)
      if (recent.size > keep) recent.delete(recent.keys().next().value!)
      return value
    },
    size: () => starts.length(),
  }
}
