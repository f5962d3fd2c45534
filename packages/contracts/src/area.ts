import { z } from 'zod'
import { strayHole } from './holes.ts'
import { Point } from './primitives.ts'
import { enclosesNothing, firstCrossing } from './ring.ts'

/** GeoJSON position: longitude, latitude in WGS84 degrees; a third number (height) is kept and not used. */
const Position = z
  .array(z.number())
  .min(2)
  .max(3)
  .superRefine(([longitude = 0, latitude = 0], ctx) => {
    if (Math.abs(longitude) > 180)
      ctx.addIssue({ code: 'custom', path: [0], message: 'must be a longitude in degrees' })
    if (Math.abs(latitude) > 90) ctx.addIssue({ code: 'custom', path: [1], message: 'must be a latitude in degrees' })
  })

const Ring = z
  .array(Position)
  .min(4)
  .max(5_000)
  .superRefine((ring, ctx) => {
    const [first, last] = [ring[0], ring.at(-1)]
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
      ctx.addIssue({ code: 'custom', message: 'must end where it starts' })
      return
    }
    if (enclosesNothing(ring)) {
      ctx.addIssue({ code: 'custom', message: 'must have at least three different corners' })
      return
    }
    const crossing = firstCrossing(ring)
    if (crossing !== null)
      ctx.addIssue({
        code: 'custom',
        path: [crossing.segment],
        message: crossing.touches
          ? `the ring touches itself: the line that starts here meets the line that starts at position ${crossing.other}`
          : `the line that starts here crosses the line that starts at position ${crossing.other}`,
      })
  })

/** Checked together only when each ring is right by itself. */
const Rings = z
  .array(Ring)
  .min(1)
  .max(100)
  .superRefine((rings, ctx) => {
    const stray = strayHole(rings)
    if (stray !== null)
      ctx.addIssue({
        code: 'custom',
        path: stray.line === null ? [stray.ring] : [stray.ring, stray.line],
        message: stray.message,
      })
  })

export const Polygon = z.looseObject({ type: z.literal('Polygon'), coordinates: Rings })
export const Circle = z.looseObject({
  type: z.literal('Circle'),
  centre: Point,
  radiusM: z.number().positive().max(1_000_000),
})
export const Corridor = z.looseObject({
  type: z.literal('Corridor'),
  line: z.array(Position).min(2).max(5_000),
  halfWidthM: z.number().positive().max(100_000),
})

export const Area = z.discriminatedUnion('type', [Polygon, Circle, Corridor], {
  error: 'must be one of Polygon, Circle, Corridor',
})
export type Area = z.infer<typeof Area>
export type Polygon = z.infer<typeof Polygon>
export type Circle = z.infer<typeof Circle>
export type Corridor = z.infer<typeof Corridor>
