import type { Condition } from '@breach-alerts/contracts'
import { conductOf } from './conduct.ts'
import { none, tiers, touched } from './engagement.ts'
import type { Engagement, Row, Scene } from './engagement.ts'
import type { ProtectedHit } from './protected.ts'

/** She herself is in it, in a part that the row asks for. */
const withHer = (scene: Scene, roles: readonly string[]) =>
  scene.hits.find(hit => roles.includes(hit.role) && !hit.isCarAlone)

const anyPart = ['VICTIM', 'CALLER', 'WITNESS', 'MENTIONED']
const harmed = ['VICTIM', 'CALLER']

const channelWords = {
  CALL: 'a call',
  TEXT: 'a text',
  EMAIL: 'an e-mail',
  SOCIAL: 'social media',
  LETTER: 'a letter',
  IN_PERSON: 'meeting in person',
  THIRD_PARTY: 'a third party',
} as const

const contact =
  (channels: readonly string[], cap: Engagement['cap']): Row =>
  (scene, condition) => {
    const { event } = scene
    if (event.type !== 'contact.reported' || !channels.includes(event.data.channel)) return none
    const hit = withHer(scene, anyPart)
    if (!hit) return none
    const { channel } = event.data
    return touched(cap, `Contact with a protected person by ${channelWords[channel]} was reported.`, [
      conductOf(condition, { field: 'contact', code: channel, source: '/channel' }),
      ...hit.evidence,
    ])
  }

const direct = ['CALL', 'TEXT', 'EMAIL', 'SOCIAL', 'LETTER', 'IN_PERSON']
const everyChannel = [...direct, 'THIRD_PARTY']

export const directContact: Row = contact(direct, tiers.A)
export const indirectContact: Row = contact(['SOCIAL', 'THIRD_PARTY'], tiers.B)
export const anyContact: Row = contact(everyChannel, tiers.B)

/** Her part in what was reported, and what agrees about her. */
const herPart = (condition: Condition, { role, evidence }: ProtectedHit) => [
  conductOf(condition, { field: 'role', code: role, source: evidence[0]?.source }),
  ...evidence,
]

/** An incident or an encounter with a protected person as victim or caller. */
export const togetherWithHer =
  (types: readonly string[]): Row =>
  (scene, condition) => {
    const hit = types.includes(scene.event.type) ? withHer(scene, harmed) : undefined
    return hit
      ? touched(
          tiers.A,
          `A protected person is the ${hit.role.toLowerCase()} of what was reported.`,
          herPart(condition, hit),
        )
      : none
  }

export const partnerNamesHer: Row = (scene, condition) => {
  const hit = scene.event.type === 'partner.reported' ? withHer(scene, anyPart) : undefined
  return hit
    ? touched(tiers.B, 'A partner agency reports this with a protected person.', herPart(condition, hit))
    : none
}

/** Is somebody else than a protected person harmed, by what the respondent is in? */
export const isFurtherVictim = (scene: Scene): boolean => furtherVictimAt(scene) !== -1

/** Which of the people of the event is a further victim; -1: nobody. */
const furtherVictimAt = (scene: Scene): number => {
  const { event } = scene
  if (event.type !== 'incident.reported' || scene.identity === null || withHer(scene, harmed)) return -1
  return (event.data.people ?? []).findIndex(({ role }) => role === 'VICTIM')
}

/** Harm to anybody else: a further victim. */
export const furtherVictim: Row = (scene, condition) => {
  const at = furtherVictimAt(scene)
  if (at === -1) return none
  const said = { field: 'role', code: 'VICTIM', source: `/people/${at}` }
  return touched(tiers.C, 'The victim of what was reported is somebody else: there may be a further victim.', [
    conductOf(condition, said, 'OTHER_PERSON'),
  ])
}
