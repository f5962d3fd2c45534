import { none, tiers, touched } from './engagement.ts'
import type { Engagement, Row, Scene } from './engagement.ts'

/** She is in it, in a part that the row asks for. */
const withHer = (scene: Scene, roles: readonly string[]) => scene.hits.find(hit => roles.includes(hit.role))

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

const contact = (scene: Scene, channels: readonly string[], cap: Engagement['cap']): Engagement => {
  const { event } = scene
  if (event.type !== 'contact.reported' || !channels.includes(event.data.channel)) return none
  const hit = withHer(scene, anyPart)
  return hit
    ? touched(cap, `Contact with a protected person by ${channelWords[event.data.channel]} was reported.`, hit.evidence)
    : none
}

const direct = ['CALL', 'TEXT', 'EMAIL', 'SOCIAL', 'LETTER', 'IN_PERSON']
const everyChannel = [...direct, 'THIRD_PARTY']

export const directContact: Row = scene => contact(scene, direct, tiers.A)
export const indirectContact: Row = scene => contact(scene, ['SOCIAL', 'THIRD_PARTY'], tiers.B)
export const anyContact: Row = scene => contact(scene, everyChannel, tiers.B)

/** An incident or an encounter with a protected person as victim or caller. */
export const togetherWithHer =
  (types: readonly string[]): Row =>
  scene => {
    const hit = types.includes(scene.event.type) ? withHer(scene, harmed) : undefined
    return hit
      ? touched(tiers.A, `A protected person is the ${hit.role.toLowerCase()} of what was reported.`, hit.evidence)
      : none
  }

export const partnerNamesHer: Row = scene => {
  const hit = scene.event.type === 'partner.reported' ? withHer(scene, anyPart) : undefined
  return hit ? touched(tiers.B, 'A partner agency reports this with a protected person.', hit.evidence) : none
}

/** Is somebody else than a protected person harmed, by what the respondent is in? */
export const isFurtherVictim = (scene: Scene): boolean => {
  const { event } = scene
  if (event.type !== 'incident.reported' || scene.identity === null || withHer(scene, harmed)) return false
  return (event.data.people ?? []).some(({ role }) => role === 'VICTIM')
}

/** Harm to anybody else: a further victim. */
export const furtherVictim: Row = scene =>
  isFurtherVictim(scene)
    ? touched(tiers.C, 'The victim of what was reported is somebody else: there may be a further victim.')
    : none
