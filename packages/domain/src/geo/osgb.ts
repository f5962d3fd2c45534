import type { Point } from '@breach-alerts/contracts'
import proj4 from 'proj4'

/**
 * British National Grid (EPSG:27700) by the Ordnance Survey's seven-parameter transformation. Good to about 5 m everywhere in
 * Great Britain; the grid-shift files that would do better (OSTN15) weigh 15 MB. Source: OS, A Guide to Coordinate Systems in GB, §6.6.
 */
const nationalGrid =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.1502,0.247,0.8421,-20.4894 +units=m +no_defs'

const converter = proj4(nationalGrid, 'WGS84')

/** What the transformation adds to the uncertainty of a place, metres. */
export const osgbAccuracyM = 5

/** Easting and northing as a WGS84 point; null off the grid (it covers 0-700 km east and 0-1300 km north). */
export const osgbToPoint = ({ easting, northing }: { easting: number; northing: number }): Point | null => {
  if (!(easting > 0 && easting < 700_000 && northing > 0 && northing < 1_300_000)) return null
  const [longitude, latitude] = converter.forward([easting, northing])
  return { latitude, longitude }
}
