import type { Person } from '@breach-alerts/contracts'
import { canonicalIdentifier } from '../identifiers/identifier.ts'
import type { DeviceTrack } from './track.ts'

/** What is remembered of another device than the one that speaks: to be read, never written. Null: nothing. */
export type OtherDevices = (deviceId: string) => DeviceTrack | null

export const noDevices: OtherDevices = () => null

/** The devices that somebody wears, in the form in which they are compared. */
export const devicesOf = (person: Pick<Person, 'identifiers'>): string[] =>
  person.identifiers.flatMap(({ scheme, value }) =>
    scheme === 'EM_DEVICE' ? (canonicalIdentifier(scheme, value) ?? []) : [],
  )
