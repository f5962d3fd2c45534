import { orderAt, type World, zoneRadiusM } from './order.ts'
import { makeRandom } from './random.ts'
import { fixesOf } from './track.ts'

const [outsideM, deepM, speedMps, insideMs] = [400, 0.5 * zoneRadiusM, 1.4, 10 * 60_000]

/** Milliseconds after which `walkIn` crosses the edge. */
export const crossedAfterMs = (outsideM / speedMps) * 1000

/** Walks straight in from 400 m outside, stays 100 m inside for ten minutes, and walks out again. Metres from the middle, by milliseconds. */
export const walkIn = (ms: number): number => {
  const arriveMs = ((zoneRadiusM + outsideM - deepM) / speedMps) * 1000
  if (ms < arriveMs) return zoneRadiusM + outsideM - (speedMps * ms) / 1000
  return ms < arriveMs + insideMs ? deepM : deepM + (speedMps * (ms - arriveMs - insideMs)) / 1000
}

/** What is true of a walk. `crossedAt`: when its wearer first crossed into the area of the condition; null: never. */
export type WalkTruth = { deviceId: string; orderId: string; conditionId: string; crossedAt: string | null }

const minuteMs = 60_000
/** Every walk takes so long, with a fix a minute. */
const walkMinutes = 30
const walksStartAt = Date.UTC(2026, 5, 1, 8)
/** Orders whose wearers walk at the same time: what is held of their fixes until they can be told in order of time. */
const abreast = 1_000

/** The fixes of the tags of up to a thousand orders, in order of time, and what is true of each walk. Half of them go in. */
type Outing = { positions: readonly unknown[]; truths: readonly WalkTruth[] }

/** Everybody with a tag under the first `orders` orders of a world walks to the protected person's home, or stays away from it. */
export const outingsOf = function* (world: World, orders: number): Generator<Outing> {
  for (let from = 0; from < orders; from += abreast) {
    const startAt = walksStartAt + (from / abreast) * walkMinutes * minuteMs
    const places = Array.from({ length: Math.min(abreast, orders - from) }, (_, at) => from + at)
    const walks = places.flatMap(at => walkOf(world, at, startAt) ?? [])
    const positions = walks.flatMap(({ fixes }) => fixes)
    yield {
      positions: positions.toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)),
      truths: walks.map(({ truth }) => truth),
    }
  }
}

/** The walk of the respondent of order `at`; null: he wears no tag. */
const walkOf = (world: World, at: number, outingAt: number) => {
  const { orderId, respondent, versions } = orderAt(world, at)
  const deviceId = respondent.identifiers.find(({ scheme }) => scheme === 'EM_DEVICE')?.value
  const zone = versions[0]?.conditions.find(({ area }) => area !== undefined)
  if (deviceId === undefined || !zone?.area) return null
  const random = makeRandom(world.seed, 'walk', at)
  const goesIn = random.chance(0.5)
  const startAt = outingAt + random.below(minuteMs)
  const awayM = zoneRadiusM + random.between(100, 400)
  const walk = { deviceId, centre: zone.area.centre, startAt, everyMs: minuteMs, fixes: walkMinutes - 1 }
  return {
    fixes: [...fixesOf(random, { ...walk, distanceAt: goesIn ? walkIn : () => awayM })],
    truth: {
      deviceId,
      orderId,
      conditionId: zone.conditionId,
      crossedAt: goesIn ? new Date(startAt + crossedAfterMs).toISOString() : null,
    },
  }
}
