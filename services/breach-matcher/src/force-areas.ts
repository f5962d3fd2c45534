import { readFile } from 'node:fs/promises'
import type { ForceArea } from '@breach-alerts/domain'
import { z } from 'zod'

/** Polygons by force code; each a GeoJSON polygon's coordinates, [longitude, latitude]. */
const Areas = z.record(
  z.string().regex(/^\d{2}$/u),
  z.array(z.array(z.array(z.tuple([z.number(), z.number()])).min(4)).min(1)).min(1),
)

const file = new URL('../data/police-force-areas.json', import.meta.url)

/** The areas of the 43 territorial forces of England and Wales: who responds where. Source: data/README.md. */
export const loadForceAreas = async (): Promise<readonly ForceArea[]> =>
  Object.entries(Areas.parse(JSON.parse(await readFile(file, 'utf8')))).flatMap(([forceCode, polygons]) =>
    polygons.map(coordinates => ({ forceCode, area: { type: 'Polygon' as const, coordinates } })),
  )
