/** RFC 3339 in UTC, from epoch milliseconds. */
export const isoOf = (at: number): string => new Date(at).toISOString()
