import { type BreachEvent, keysHeader, topics } from '@breach-alerts/contracts'
import { keysOfEvent, logKeyOf, makeKeyHash } from '@breach-alerts/domain'
import type { NewRecord } from '@breach-alerts/log'
import type { Sample } from '../support/samples.ts'

/** Of both index and header. */
export const secret = 'bench-secret-of-no-worth-to-anybody'

const keyHash = makeKeyHash(secret)

/** The header that intake would give an event. */
export const keysOf = (event: BreachEvent) => ({
  [keysHeader]: `${keyHash.version}:${Buffer.from(keyHash.of(keysOfEvent(event).keys)).toString('base64')}`,
})

export type Traffic = {
  /** With the header that intake gives them; without, as others write them. */
  isKeyed: boolean
  /** Of a hundred events, how many are of a tag that is under an order. */
  matchPercent: number
}

/** Records from the `from`th to before the `to`th of a stream of strap tampers and of positions of tags that nobody knows. */
export const recordsOf = (
  samples: readonly Sample[],
  { isKeyed, matchPercent }: Traffic,
  from: number,
  to: number,
): NewRecord[] =>
  Array.from({ length: to - from }, (_, nth) => {
    const index = from + nth
    const sample = samples[index % samples.length]!
    const event =
      (index * matchPercent) % 100 < matchPercent
        ? sample.strapTamper()
        : {
            ...sample.fix(),
            data: {
              deviceId: `EM-none-${index % 10_000}`,
              fix: { latitude: 52, longitude: -2, accuracyM: 9, kind: 'GNSS' },
            },
          }
    const { data, ...attributes } = event
    return {
      topic: topics.events,
      key: logKeyOf(event as BreachEvent),
      value: Buffer.from(JSON.stringify(data)),
      headers: {
        ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce_${name}`, value])),
        'content-type': 'application/json',
        ba_receivedat: new Date().toISOString(),
        ...(isKeyed ? keysOf(event as BreachEvent) : {}),
      },
    }
  })
