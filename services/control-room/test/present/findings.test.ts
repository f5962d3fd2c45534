import type { Evidence } from '@breach-alerts/contracts'
import { evidenceRow } from '../../src/present/evidence.ts'
import { safetyWords } from '../../src/present/safety.ts'
import { readable } from '../../src/present/sentences.ts'

describe('the sentences of a finding', () => {
  it('say in one line what agrees, without weights, and keep their order', () => {
    expect(
      readable([
        'A call was reported.',
        'Same PNC ID (+38.0).',
        'Same name (+19.1).',
        'The date of birth differs in one digit (−2.5).',
        'Same phone number (+24.5).',
        'With −3.0 to begin with, before anything is compared, it has 78.1 bits.',
        'Held against clause 4.',
      ]),
    ).toEqual([
      'A call was reported.',
      'Same PNC ID, name and phone number.',
      'The date of birth differs in one digit.',
      'Held against clause 4.',
    ])
  })

  it.each([['Same postcode.'], ['The gate (+2 others) was open.'], ['Something nobody foresaw']])(
    'are shown as they are: %s',
    sentence => {
      expect(readable([sentence])).toEqual([sentence])
    },
  )
})

const evidence = (more: Partial<Evidence>): Evidence => ({
  field: 'name',
  kind: 'exact',
  orderValue: null,
  eventValue: null,
  agreement: 'EXACT',
  bits: 0,
  ...more,
})

describe('a line of evidence', () => {
  it.each<[Partial<Evidence>, object]>([
    [{ field: 'protectedPerson.PHONE' }, { field: 'Protected person: phone number' }],
    [{ field: 'EM_DEVICE' }, { field: 'Tag' }],
    [{ field: 'OTHER:nobodyKnows' }, { field: 'NobodyKnows' }],
    [
      { field: 'dateOfBirth', orderValue: '1985-03-14' },
      { order: '14 March 1985', event: 'not known' },
    ],
    [
      { eventValue: { distanceM: -12, accuracyM: 8, probability: 0.031 } },
      { event: '12 m outside, accurate to 8 m, 3% likely inside' },
    ],
    [{ eventValue: { distanceM: 3, accuracyM: 0 } }, { event: '3 m inside, accuracy not stated' }],
    [
      { eventValue: { distanceM: 3, accuracyM: 5, isAccuracyAssumed: true } },
      { event: '3 m inside, accurate to 5 m, which is taken, for the tag did not say' },
    ],
    [
      { field: 'name', agreement: 'SUBSET', orderValue: "lena mary o'shea-nowak", eventValue: 'lena nowak' },
      { order: "Lena Mary O'Shea-Nowak", event: 'Lena Nowak', agreement: 'The same as far as given' },
    ],
    [{ eventValue: { other: ['a', 1] } }, { event: 'other a, 1' }],
    [
      { agreement: 'ONE_DIGIT', bits: -2.54 },
      { agreement: 'One digit different', bits: '−2.5' },
    ],
    [{ bits: 38 }, { agreement: 'The same', bits: '+38.0' }],
    [
      { field: 'prior', agreement: 'STRONG', bits: -3, eventValue: 'incident.reported' },
      {
        field: 'Starting point',
        agreement: 'The protected person or their address is in it',
        order: '',
        event: '',
        bits: '−3.0',
      },
    ],
    [{ agreement: 'SHORT' }, { agreement: 'The same, further given names apart' }],
    [{ agreement: 'SPELLED' }, { agreement: 'The same, spelled otherwise' }],
    [{ agreement: 'INITIAL' }, { agreement: 'Family name and first letter' }],
    [
      { field: 'place', agreement: 'NEAR', orderValue: `a protected person's address`, eventValue: { distanceM: 0 } },
      { agreement: 'At or beside it', order: `a protected person's address`, event: '0 m away' },
    ],
    [
      {
        field: 'place',
        agreement: 'MAY_BE_NEAR',
        eventValue: { distanceM: 60, accuracyM: 100, probability: 0.0682 },
      },
      { agreement: 'Perhaps at or beside it', event: '60 m away, accurate to 100 m, 7% likely' },
    ],
    [
      { field: 'place', agreement: 'UPRN', eventValue: 'UPRN' },
      { agreement: 'Same address', event: 'known by its UPRN' },
    ],
    [
      { field: 'place', agreement: 'ADDRESS', eventValue: 'ADDRESS' },
      { agreement: 'Same address', event: 'known by its lines' },
    ],
    [
      { field: 'proximity', agreement: 'NEAR', eventValue: { withinM: 200, probability: 0.9 } },
      { field: 'Nearness of the two devices', agreement: 'Near', event: 'within 200 m, 90% likely' },
    ],
    [
      { field: 'tag', agreement: 'DOUBTED', eventValue: 'POSITION_STALE' },
      { field: 'What the tag says', event: 'Position stale', agreement: 'Not to be relied on' },
    ],
    [{ field: 'speed', agreement: 'IMPOSSIBLE', eventValue: { leastMps: 90 } }, { event: 'at least 90 m/s' }],
    [{ field: 'runnerUp', agreement: 'NO_LEAD', leadBits: -2.1 }, { agreement: 'Better than this one' }],
    [{ field: 'runnerUp', agreement: 'NO_LEAD', leadBits: 0 }, { agreement: 'As good' }],
    [{ field: 'runnerUp', agreement: 'NO_LEAD', leadBits: 2.1 }, { agreement: 'Almost as good' }],
    [
      {
        field: 'violation',
        agreement: 'REPORTED',
        orderValue: 'EM_TAG',
        eventValue: 'STRAP_TAMPER',
        clause: '3(a)',
        source: '/violation',
      },
      {
        field: 'Told by the tag supplier',
        agreement: 'Reported',
        order: 'Interfering with the electronic tag (clause 3(a))',
        event: 'Strap tampered with',
        where: 'Violation that was told',
      },
    ],
    [
      { field: 'contact', agreement: 'REPORTED', orderValue: 'NO_CONTACT_DIRECT', eventValue: 'CALL' },
      { field: 'Contact', order: 'Contact with a protected person', event: 'Call' },
    ],
    [
      { field: 'role', agreement: 'REPORTED', orderValue: 'NO_MOLEST', eventValue: 'CALLER' },
      { field: 'Part in what was reported', agreement: 'A protected person', event: 'Caller' },
    ],
    [
      { field: 'role', agreement: 'OTHER_PERSON', orderValue: 'NO_VIOLENCE', eventValue: 'VICTIM' },
      { agreement: 'Somebody else', event: 'Victim' },
    ],
    [
      { field: 'change', agreement: 'NOT_ON_ORDER', orderValue: 'NOTIFY', eventValue: 'ADDRESS' },
      { field: 'New detail', agreement: 'Not known to the order', event: 'Address' },
    ],
    [
      { field: 'appointment', agreement: 'REPORTED', orderValue: 'PROGRAMME', eventValue: 'PROBATION' },
      { field: 'Missed appointment', order: 'A missed programme or appointment', event: 'Probation' },
    ],
    [
      { field: 'conditionKinds', agreement: 'REPORTED', orderValue: 'NO_EVICT', eventValue: 'NO_EVICT' },
      { field: 'Breached in the view of the reporter', event: 'Evicting or excluding a protected person' },
    ],
    [{ source: '/people/0' }, { where: 'People of the report' }],
    [{ source: '/summary', span: [12, 25] }, { where: 'Text of the report, characters 13 to 25' }],
    [{}, { where: '' }],
    [
      { field: 'PNC', agreement: 'NOT_USED', kind: 'unusable', eventValue: '01/1X' },
      { event: '01/1X', order: 'not known', agreement: 'Not written as such a number is: not used', bits: '0.0' },
    ],
  ])('of %j reads %j', (given, shown) => {
    expect(evidenceRow(evidence(given))).toMatchObject(shown)
  })
})

const check = (doneAt: string, fields: Record<string, unknown>, code = 'VICTIM_SAFETY_CHECK') => ({
  code,
  doneAt,
  fields,
})
const now = Date.parse('2026-11-23T03:30:00Z')

describe('what is known of safety', () => {
  it.each([
    [[], 'Not checked yet', true],
    [[check('2026-11-23T03:14:00Z', { view: 'x' }, 'VICTIM_VIEW_RECORDED')], 'Not checked yet', true],
    [[check('2026-11-23T03:14:00Z', { reached: false })], 'Not reached, 03:14 today', true],
    [[check('2026-11-23T03:14:00Z', { reached: true, safe: false })], 'Not safe when checked, 03:14 today', true],
    [
      [
        check('2026-11-23T03:20:00Z', { reached: true, safe: true }),
        check('2026-11-23T03:14:00Z', { reached: true, safe: false }),
      ],
      'Safe when checked, 03:20 today',
      false,
    ],
  ])('after %j is: %s', (actions, text, isOpen) => {
    expect(safetyWords(actions, now)).toEqual({ text, isOpen })
  })
})
