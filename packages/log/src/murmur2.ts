const mix = 0x5bd1e995
const seed = 0x9747b28c

const whole = (bytes: Buffer, h: number): number => {
  let hash = h
  for (let i = 0; i + 4 <= bytes.length; i += 4) {
    let word = Math.imul(bytes.readInt32LE(i), mix)
    word = Math.imul(word ^ (word >>> 24), mix)
    hash = Math.imul(hash, mix) ^ word
  }
  return hash
}

const rest = (bytes: Buffer, h: number): number => {
  const tail = bytes.subarray(bytes.length & ~3)
  if (tail.length === 0) return h
  return Math.imul(h ^ tail.readUIntLE(0, tail.length), mix)
}

/** Kafka's hash of a key: 32 bits, signed. Source: org.apache.kafka.common.utils.Utils.murmur2. */
export const murmur2 = (bytes: Buffer): number => {
  let hash = rest(bytes, whole(bytes, seed ^ bytes.length))
  hash = Math.imul(hash ^ (hash >>> 13), mix)
  return hash ^ (hash >>> 15)
}

/** The partition of a key, the same in every Kafka client and in both adapters. */
export const partitionOf = (key: string, partitions: number): number =>
  (murmur2(Buffer.from(key)) & 0x7fffffff) % partitions
