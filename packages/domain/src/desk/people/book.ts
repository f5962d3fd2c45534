import type { DirectoryEntry, DirectoryLineOf } from '@breach-alerts/contracts'
import type { ContactPoint, Directory } from './directory.ts'
import { emptyDirectory } from './directory.ts'
import type { Rota, RotaOverride } from './rota.ts'

/** An override as it was recorded: who did it and when (epoch milliseconds). */
export type KeptOverride = RotaOverride & {
  rotaId: string
  swapId: string | null
  recordedAt: number
  recordedBy: string
}

export type KeptRota = Omit<Rota, 'overrides'> & { forceCode: string; overrides: KeptOverride[] }

/** The directory and the rotas, as the entries recorded so far make them. */
export type CoverBook = { directory: Directory; rotas: KeptRota[] }

export const emptyBook: CoverBook = { directory: emptyDirectory, rotas: [] }

/**
 * Makes the book of entries in the order of the log, the last one of each key.
 *
 * A withdrawn override does not count, whichever of the two comes first. One of a rota that nobody recorded is left out.
 */
export const bookOf = (entries: Iterable<DirectoryEntry>): CoverBook => {
  const all = [...entries]
  const of = <K extends DirectoryEntry['kind']>(kind: K) =>
    all.filter((entry): entry is DirectoryLineOf<K> & DirectoryEntry => entry.kind === kind)
  const withdrawn = new Set(of('WITHDRAWAL').map(({ overrideId }) => overrideId))
  const overrides = of('OVERRIDE')
    .filter(({ overrideId }) => !withdrawn.has(overrideId))
    .map(overrideOf)
  return {
    directory: {
      forces: of('FORCE').map(({ forceCode, name, incidentManagerRota }) => ({ forceCode, name, incidentManagerRota })),
      units: of('UNIT').map(({ forceCode, unit, supervisorRota }) => ({ forceCode, unit, supervisorRota })),
      officers: of('OFFICER').map(({ officerId, forceCode, unit, contacts }) => ({
        officerId,
        forceCode,
        unit,
        contacts: contacts.map(contactOf),
      })),
      partners: of('PARTNER').map(({ partnerId, agency, contacts }) => ({
        partnerId,
        agency,
        contacts: contacts.map(contactOf),
      })),
    },
    rotas: of('ROTA').map(({ rotaId, forceCode, name, layers }) => ({
      rotaId,
      forceCode,
      name,
      layers,
      overrides: overrides.filter(override => override.rotaId === rotaId),
    })),
  }
}

type Contact = DirectoryLineOf<'OFFICER'>['contacts'][number]

const contactOf = ({ channel, contactId, verifiedAt, failedAt }: Contact): ContactPoint => ({
  channel,
  contactId,
  verifiedAt: verifiedAt === null ? null : Date.parse(verifiedAt),
  failedAt: failedAt === null ? null : Date.parse(failedAt),
})

const overrideOf = (entry: DirectoryLineOf<'OVERRIDE'> & DirectoryEntry): KeptOverride => ({
  overrideId: entry.overrideId,
  rotaId: entry.rotaId,
  from: Date.parse(entry.from),
  to: Date.parse(entry.to),
  officerId: entry.officerId,
  swapId: entry.swapId ?? null,
  recordedAt: Date.parse(entry.at),
  recordedBy: entry.by,
})
