import * as fc from 'fast-check'
import kafkajs, { type Message } from 'kafkajs'
import { murmur2, partitionOf } from '../src/index.ts'

const kafkas = kafkajs.Partitioners.DefaultPartitioner()

describe('the partition of a key', () => {
  // Source: UtilsTest.testMurmur2 of Apache Kafka.
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('hashes %s as the Java client does', (key, hash) => {
    expect(murmur2(Buffer.from(key))).toBe(hash)
  })

  it('is the one that kafkajs would choose, for any key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 64 }), (key, partitions) => {
        const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({
          partitionErrorCode: 0,
          partitionId,
          leader: 1,
          replicas: [1],
          isr: [1],
        }))
        const message: Message = { key, value: null }
        expect(partitionOf(key, partitions)).toBe(kafkas({ topic: 't', partitionMetadata, message }))
      }),
    )
  })
})
