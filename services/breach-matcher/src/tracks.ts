import { deviceOf as canonicalDevice, type DeviceTrack, sightingsOf } from '@breach-alerts/domain'
import type { MatcherMemory } from '@breach-alerts/store'
import type { Candidate } from './decode.ts'

/** A track as it is stored: with the record that it includes, and as it was before that batch. */
type Stored = { partition: number; offset: number; track: DeviceTrack | null; prior: DeviceTrack | null }

export type Tracks = {
  get: (deviceId: string) => DeviceTrack | null
  put: (deviceId: string, track: DeviceTrack | null) => void
  /** What must be stored when the records up to `lastOffset` were judged. */
  changes: (lastOffset: number) => ReadonlyMap<string, string>
  /**
   * Other devices, to be read: their own partition writes them, and may be ahead or behind. What is put for one all the same (sightings of
   * its wearer) is stored as well; of two partitions that do so at one moment the last one's stands.
   */
  loadOthers: (deviceIds: readonly string[]) => Promise<void>
}

/** The device whose position a candidate is, in the form in which devices are compared; null: it is none. */
export const deviceOf = ({ event }: Candidate): string | null =>
  event.type === 'em.position' ? canonicalDevice(event.data.deviceId) : null

/**
 * The tracks that a batch needs, as they stood before its first record.
 *
 * Tracks are stored before the batch is counted. After a crash in between the batch comes again, and must meet the track as it
 * was, or a first fix would look like a second one: so the state before the batch is kept beside the state after it.
 */
export const loadTracks = async (
  memory: Pick<MatcherMemory, 'tracks'>,
  partition: number,
  candidates: readonly Candidate[],
): Promise<Tracks> => {
  const firstOffset = candidates[0]?.offset ?? 0
  const load = async (devices: readonly string[]): Promise<[string, DeviceTrack | null][]> => {
    const documents = devices.length === 0 ? [] : await memory.tracks(devices)
    return devices.map((device, index) => [device, before(documents[index] ?? null, partition, firstOffset)])
  }
  const devices = [...new Set(candidates.flatMap(candidate => deviceOf(candidate) ?? []))]
  // With what was seen of their wearers, in the same question.
  const base = new Map(await load([...devices, ...devices.map(sightingsOf)]))
  const now = new Map(base)
  const written = new Set(devices)
  return {
    get: device => now.get(device) ?? null,
    put: (device, track) => {
      now.set(device, track)
      written.add(device)
    },
    changes: offset =>
      new Map(
        [...written].map(device => {
          const stored: Stored = { partition, offset, track: now.get(device) ?? null, prior: base.get(device) ?? null }
          return [device, JSON.stringify(stored)]
        }),
      ),
    loadOthers: async others => {
      const unknown = [...new Set(others)].filter(device => !now.has(device))
      for (const [device, track] of await load(unknown)) {
        now.set(device, track)
        base.set(device, track)
      }
    },
  }
}

/** The track as it stands, for those who only read it. */
export const readTrack = (document: string | null): DeviceTrack | null =>
  document === null ? null : current((JSON.parse(document) as Stored).track)

const before = (document: string | null, partition: number, firstOffset: number): DeviceTrack | null => {
  if (document === null) return null
  const stored = JSON.parse(document) as Stored
  return current(stored.partition === partition && stored.offset >= firstOffset ? stored.prior : stored.track)
}

/** A track of another make says nothing: the device begins anew. */
const current = (track: DeviceTrack | null): DeviceTrack | null => (track?.v === 2 ? track : null)
