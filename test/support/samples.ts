import { randomUUID } from 'node:crypto'

/** Invented orders and events for the tests across services. Every call makes people, devices and places of its own. */

const source = 'urn:breach-alerts:test'

export type Sample = ReturnType<typeof makeSample>

const dayMs = 24 * 60 * 60 * 1000

export const cloudEvent = (type: string, data: unknown, time = new Date()) => ({
  specversion: '1.0',
  id: randomUUID(),
  source,
  type,
  time: time.toISOString(),
  data,
})

const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu', 'na', 'pe', 'ri', 'so', 'tu', 'va']

/** Names and a birth date that are like nobody else's, so that who is meant is never in doubt: eight hex digits in. */
const someone = (hex: string) => {
  const said = Array.from(hex, digit => syllables[Number.parseInt(digit, 16)]).join('')
  const day = Number.parseInt(hex, 16)
  return {
    given: said.slice(0, 8),
    family: said.slice(8),
    dateOfBirth: new Date(Date.UTC(1950, 0, 1 + (day % 18_000))).toISOString().slice(0, 10),
  }
}

let made = 0

/** One order with a zone, a no-contact clause and a tag clause, and the events that meet it. */
export const makeSample = (changes: Record<string, unknown> = {}) => {
  const tag = randomUUID().slice(0, 8)
  // Each order of half a million has its own square kilometre, so that one test's incident is never another's.
  // Five decimals of their own: a test that looks for them in a message must not find them in a port or an id by chance.
  const place = {
    latitude: Number((53.10457 + (made % 100) * 0.01).toFixed(5)),
    longitude: Number((-1.20683 - (Math.floor(made++ / 100) % 5_000) * 0.02).toFixed(5)),
  }
  const deviceId = `EM-${tag}`
  const [he, she] = [someone(tag), someone(randomUUID().slice(0, 8))]
  const respondent = {
    names: [{ given: [he.given, 'Planted'], family: he.family, kind: 'LEGAL' }],
    dateOfBirth: he.dateOfBirth,
    sex: 'M',
    identifiers: [
      { scheme: 'EM_DEVICE', value: deviceId },
      { scheme: 'OTHER:test', value: tag },
    ],
  }
  const protectedPerson = {
    names: [{ given: [she.given, 'Shielded'], family: she.family, kind: 'LEGAL' }],
    dateOfBirth: she.dateOfBirth,
    sex: 'F',
    identifiers: [{ scheme: 'EMAIL', value: `${tag}@protected.example.test` }],
    addresses: [{ lines: ['9 Planted Lane'], postcode: 'LS9 9ZZ', point: place }],
  }
  const order = {
    orderId: `ord_${tag}`,
    type: 'NON_MOLESTATION',
    owner: { forceCode: '13', unit: 'Stalking and DA unit', officerId: '13:4471', deputyId: '13:5120' },
    respondent,
    protectedPersons: [protectedPerson],
    versions: [
      {
        version: 1,
        recordedAt: new Date(Date.now() - 30 * dayMs).toISOString(),
        validFrom: new Date(Date.now() - 30 * dayMs).toISOString(),
        validTo: null,
        knowledge: [{ mode: 'PERSONAL_SERVICE', at: new Date(Date.now() - 29 * dayMs).toISOString(), by: '13:4471' }],
        conditions: [
          {
            conditionId: 'c1',
            clause: '1',
            kind: 'EXCLUSION_ZONE',
            text: 'Not to enter the area',
            area: { type: 'Circle', centre: place, radiusM: 300 },
          },
          {
            conditionId: 'c2',
            clause: '2',
            kind: 'NO_CONTACT_DIRECT',
            text: 'Not to contact',
            exceptions: ['through solicitors'],
          },
          { conditionId: 'c3', clause: '3', kind: 'EM_TAG', text: 'To wear the tag' },
        ],
      },
    ],
    partners: [{ partnerId: 'prt_demo', basis: 'MARAC', purpose: 'Safety planning', until: null }],
    ...changes,
  }
  const who = (role: string, { names, dateOfBirth, identifiers }: typeof respondent | typeof protectedPerson) => ({
    role,
    names,
    dateOfBirth,
    identifiers,
  })
  return {
    order,
    deviceId,
    place,
    /** In the zone, and away from the protected address, where one fix would be enough. */
    fix: (offsetM = 120, time?: Date) =>
      cloudEvent(
        'em.position',
        {
          deviceId,
          fix: { latitude: place.latitude + offsetM / 111_195, longitude: place.longitude, accuracyM: 8, kind: 'GNSS' },
        },
        time,
      ),
    contact: (person = protectedPerson) =>
      cloudEvent('contact.reported', {
        channel: 'CALL',
        summary: 'planted narrative about the call',
        people: [who('SUSPECT', respondent), who('VICTIM', person)],
      }),
    contactByProtected: () =>
      cloudEvent('contact.reported', {
        channel: 'CALL',
        people: [who('SUSPECT', protectedPerson), who('VICTIM', respondent)],
      }),
    strapTamper: () => cloudEvent('em.violation', { deviceId, violation: 'STRAP_TAMPER' }),
  }
}
