import type { BreachEvent, EventOf, Finding, Order, OrderFacts } from '@breach-alerts/contracts'
import type { OtherDevices } from './devices.ts'
import type { Instants } from './finding.ts'
import type { Note } from './notes.ts'
import type { MatchSettings } from './settings.ts'
import type { Sighted } from './sightings.ts'
import type { DeviceTrack } from './track.ts'

export type JudgeInput = Instants & {
  event: BreachEvent
  /** Orders that any key of the event found; others do no harm. */
  orders: readonly Order[]
  /** Did its keys lead to more orders than were taken (`block-cap.ts`)? Default: no. */
  isCapped?: boolean
  /** What is remembered of the event's device; null: nothing, or the event has no device. */
  track: DeviceTrack | null
  /** What is remembered of other devices: those of protected persons, of a respondent who was seen, and sightings. Default: nothing. */
  devices?: OtherDevices
  settings?: MatchSettings
}

/** A tag identifies its wearer: there is no cap on that. */
export type PositionInput = Required<Omit<JudgeInput, 'isCapped'>> & { event: EventOf<'em.position'> }

export type Suspected = { finding: Finding; facts: OrderFacts; respondingForceCode: string | null }

export type Judgement = {
  /** Of the event; of a position also what it shows of earlier ones of its device. */
  suspected: readonly Suspected[]
  /** Events that name the respondent and engage nothing, by code. */
  noted: readonly (Note & { orderId: string })[]
  /** To be remembered for the device; null: nothing to remember. */
  track: DeviceTrack | null
  /** To be remembered beside the tags of a respondent who was seen; under its `deviceId` it is to be found among the other devices. */
  sighted: readonly Sighted[]
  /** The event is of a device that somebody under an order wears: its silence would matter. */
  isWorn: boolean
  /** `matched`: it touched a condition in force, or was noted; also when a fix only adds to a stay that was found before. */
  outcome: 'matched' | 'unmatched'
}
