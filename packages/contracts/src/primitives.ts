import { z } from 'zod'

/** RFC 3339 instant with `Z` or an offset, to any fraction of a second; a date that does not exist is refused. */
export const Instant = z.iso.datetime({ offset: true, error: 'must be an RFC 3339 instant with Z or an offset' })

const instant = z.regexes.datetime({ offset: true })

/** Would `Instant` take it? A third of the price of a parse, for what is asked of every record of the log. */
export const isInstant = (text: string): boolean => instant.test(text)

/** Calendar date `YYYY-MM-DD` in Europe/London. */
export const LocalDate = z.iso.date({ error: 'must be a date that exists, YYYY-MM-DD' })

/** Time of day `HH:MM` in Europe/London. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'must be a time of day, HH:MM')

export const OrderId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/u, 'must be 1 to 64 letters, digits, _ or -')

/** WGS84, degrees. */
export const Point = z.looseObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
})
export type Point = z.infer<typeof Point>

/** Any words that a person wrote; bounded so that one record stays under the broker's limit. */
export const Text = z.string().max(20_000)

/** A short required string: an id, a name of a thing. */
export const Label = z.string().min(1).max(1_024)
