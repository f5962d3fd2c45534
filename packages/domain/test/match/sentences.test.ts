import { tiers, touched } from '../../src/match/engagement.ts'
import type { Identity } from '../../src/match/identify.ts'
import { sentencesOf } from '../../src/match/sentences.ts'
import type { Unknown } from '../../src/match/unknown-suspect.ts'
import { item, makeOrder, noon } from '../support/made-up.ts'

const order = makeOrder([{ kind: 'NO_MOLEST' }])
const [version] = order.versions as [(typeof order.versions)[number]]
const [condition] = version.conditions as [(typeof version.conditions)[number]]
const held = 'Held against clause 1 of version 1 of the order, in force on Wed 10 Jun 2026 13:00.'

const somebody = (more: Partial<Identity> = {}): Identity => ({
  as: 'SUSPECT',
  key: '/people/0',
  level: 'POSSIBLE',
  weight: 5,
  evidence: [],
  flags: [],
  ...more,
})

type Said = {
  identity?: Identity | null
  unknown?: Unknown | null
  flags?: readonly string[]
  delayMs?: number
  against?: object
}

/** What is said beside what happened and the clause. */
const said = ({ identity = somebody(), unknown = null, flags = [], delayMs = 0, against = {} }: Said) => {
  const engagement = touched(tiers.A, 'What happened.')
  const all = sentencesOf(
    { identity, unknown, engagement, flags, at: noon, delayMs },
    {
      order,
      version,
      condition,
      ...against,
    },
  )
  expect(all[0]).toBe('What happened.')
  return all.slice(1).filter(sentence => sentence !== held)
}
const ofItem = (...of: Parameters<typeof item>) => said({ identity: somebody({ evidence: [item(...of)] }) })

describe('what agrees and what does not, in words', () => {
  it.each([
    ['name', 'EXACT', 'Same name (+1.0).'],
    ['name', 'VARIANT', 'The name is a form of the same name (+1.0).'],
    ['name', 'SHORT', 'The name agrees, further given names apart (+1.0).'],
    ['name', 'SPELLED', 'The name is the same, spelled otherwise (+1.0).'],
    ['name', 'SUBSET', 'The name agrees in part: other given names stand beside it or before it (+1.0).'],
    ['name', 'CLOSE', 'The name is spelled almost the same (+1.0).'],
    ['name', 'NEAR', 'The name sounds alike (+1.0).'],
    ['name', 'INITIAL', 'The family name agrees, and the first letter of the given name (+1.0).'],
    ['name', 'FAMILY', 'The family name agrees, the given name does not (+1.0).'],
    ['name', 'GIVEN', 'The given name agrees, the family name does not (+1.0).'],
    ['name', 'SINGLE', 'The one name by which both are known is the same (+1.0).'],
    ['name', 'PARTIAL', 'A part of the name agrees (+1.0).'],
    ['dateOfBirth', 'EXACT', 'Same date of birth (+1.0).'],
    ['dateOfBirth', 'AGREE', 'The date of birth agrees as far as it is known (+1.0).'],
    ['dateOfBirth', 'SWAPPED', 'The date of birth has day and month swapped (+1.0).'],
    ['dateOfBirth', 'ONE_DIGIT', 'The date of birth differs in one digit (+1.0).'],
    ['dateOfBirth', 'TWO_OF_THREE', 'The date of birth agrees in two of three parts (+1.0).'],
    ['dateOfBirth', 'NEAR', 'The date of birth is a few years apart, as far as it is known (+1.0).'],
    ['dateOfBirth', 'AGE_IN', 'The age fits (+1.0).'],
    ['dateOfBirth', 'AGE_OUT', 'The age does not fit (+1.0).'],
    ['home', 'SAME_POSTCODE', 'Same postcode (+1.0).'],
    ['home', 'SAME_OUTCODE', 'Same postal district (+1.0).'],
    ['sex', 'SAME', 'Same sex (+1.0).'],
    ['VRM', 'MISREAD', 'The vehicle agrees but for one character that is easily misread (+1.0).'],
  ])('%s %s', (field, agreement, sentence) => {
    expect(ofItem(field, agreement)).toEqual([sentence])
  })

  it.each([
    ['PNC', 'PNC ID'],
    ['CRO', 'CRO number'],
    ['CRN', 'CRN'],
    ['NOMS', 'NOMS number'],
    ['ASN', 'arrest or summons number'],
    ['EM_DEVICE', 'tag'],
    ['PHONE', 'phone number'],
    ['EMAIL', 'e-mail address'],
    ['HANDLE', 'account name'],
    ['VRM', 'vehicle'],
    ['UPRN', 'home'],
    ['NINO', 'National Insurance number'],
    ['OTHER:badge', 'badge'],
  ])('%s is called %s', (field, words) => {
    expect(ofItem(field, 'EXACT')).toEqual([`Same ${words} (+1.0).`])
  })

  it('weighs for and against, and says what weighs nothing', () => {
    expect(ofItem('name', 'DIFFERENT', -7.94)).toEqual(['The name is different (−7.9).'])
    expect(ofItem('name', 'GIVEN', 0)).toEqual(['The given name agrees, the family name does not (+0.0).'])
    expect(ofItem('PHONE', 'DIFFERENT', 0)).toEqual([
      'The phone number is not one that the order knows, which weighs nothing.',
    ])
  })

  it('says on which side a number is that cannot be one', () => {
    const unused = (eventValue: string | null) =>
      said({ identity: somebody({ evidence: [{ ...item('PNC', 'NOT_USED', 0), eventValue }] }) })
    const text = (side: string) => [
      `The PNC ID of the ${side} is not one that exists, by its form or its check letter, and was not used.`,
    ]
    expect([unused('1/1'), unused(null)]).toEqual([text('report'), text('order')])
  })

  it('adds up what was weighed', () => {
    const evidence = [item('prior', 'NONE', -19.8), item('name', 'EXACT', 18.6), item('sex', 'DIFFERENT', -5.5)]
    expect(said({ identity: somebody({ evidence, weight: -6.7 }) })).toEqual([
      'Same name (+18.6).',
      'The sex is different (−5.5).',
      'With −19.8 to begin with, before anything is compared, it has −6.7 bits.',
    ])
  })

  it('names a field of which nothing is said', () => {
    expect(ofItem('shoes', 'LACED')).toEqual(['shoes (+1.0).'])
  })

  it('leaves out the starting point, the runner-up and what agrees about the protected person', () => {
    const evidence = ['prior', 'runnerUp', 'protectedPerson.name'].map(field => item(field, 'EXACT'))
    expect(said({ identity: somebody({ evidence }) })).toEqual([])
  })
})

describe('by what somebody is known', () => {
  const tag = item('EM_DEVICE', 'EXACT', 38)
  const plate = item('VRM', 'EXACT', 20)
  const misread = item('VRM', 'MISREAD', 14)
  const [wearer, keeper] = [
    'The tag is that of the person under the order.',
    'The vehicle is that of the person under the order; who drove it is not known.',
  ]
  it('is said first; of a tag or a plate that agrees there is no more to say', () => {
    expect(said({ identity: somebody({ as: 'WEARER', evidence: [tag] }) })).toEqual([wearer])
    expect(said({ identity: somebody({ as: 'KEEPER', evidence: [plate] }) })).toEqual([keeper])
    expect(
      said({ identity: somebody({ as: 'KEEPER', evidence: [item('prior', 'NONE', -3), misread], weight: 11 }) }),
    ).toEqual([
      keeper,
      'The vehicle agrees but for one character that is easily misread (+14.0).',
      'With −3.0 to begin with, before anything is compared, it has 11.0 bits.',
    ])
    expect(said({ identity: somebody({ as: 'TEXT', evidence: [item('name', 'EXACT')] }) })).toEqual([
      'Only the text of the report points to the person under the order; nobody is named as suspect.',
      'Same name (+1.0).',
    ])
  })

  it('is nothing, where nobody is named', () => {
    const nobody = 'Nobody is named as suspect: it may be the person under the order.'
    const prior = item('prior', 'STRONG', -3)
    expect(said({ identity: null })).toEqual([nobody])
    expect(said({ identity: null, unknown: { weight: -3, evidence: [prior] } })).toEqual([nobody])
    expect(said({ identity: null, unknown: { weight: 0, evidence: [prior, item('sex', 'SAME', 3)] } })).toEqual([
      nobody,
      'Same sex (+3.0).',
      'With −3.0 to begin with, before anything is compared, it has 0.0 bits.',
    ])
  })

  it('may contradict itself', () => {
    expect(said({ identity: somebody({ flags: ['IDENTITY_CONFLICT'] }) })).toEqual([
      'What is known of the person contradicts itself: check who it is.',
    ])
    expect(said({ identity: somebody({ flags: ['SOMETHING'] }) })).toEqual([])
  })

  it('is beside whoever fits next best, without saying who', () => {
    const beside = (weight: number, lacksLead?: true) =>
      said({
        identity: somebody({ runnerUp: { orderId: 'ord_2', weight }, ...(lacksLead ? { lacksLead } : {}) }),
      })
    expect(beside(6.5)).toEqual(['Somebody else under an order fits better, by 1.5 bits.'])
    expect(beside(5)).toEqual(['Somebody else under an order fits as well.'])
    expect(beside(4, true)).toEqual(['Somebody else under an order fits almost as well.'])
    expect(beside(-4)).toEqual(['The next best match among the orders is 9.0 bits behind.'])
  })
})

describe('what must be minded, in words', () => {
  it.each([
    ['NOT_PROVEN_SERVED', 'The order is not proven served: serve it now.'],
    ['FUTURE_STAMPED', 'It is stamped later than it was received: the clock of its source is wrong.'],
    ['TIME_OF_RECEIPT', 'When it happened was not said: the time of receipt is taken.'],
    ['NO_OWNER', 'Nobody is named as owner of the order.'],
    [
      'NOT_ALL_COMPARED',
      'So many people are named in it, or so many orders share a name, a date or a place with it, that not every one of them was compared.',
    ],
  ])('%s', (flag, sentence) => {
    expect(said({ flags: [flag] })).toEqual([sentence])
  })

  it.each([
    [16, '16 minutes'],
    [119, '119 minutes'],
    [120, '2 hours'],
    [2879, '48 hours'],
    [2880, '2 days'],
    [20_160, '14 days'],
  ])('late by %i minutes: %s', (minutes, words) => {
    const delayMs = minutes * 60_000
    expect(said({ flags: ['LATE'], delayMs })).toEqual([`It was received ${words} after it happened.`])
    expect(said({ delayMs })).toEqual([])
  })

  it('exceptions are shown, and that nobody is protected by name', () => {
    const exceptions = ['through solicitors', 'in court']
    expect(said({ against: { condition: { ...condition, exceptions } } })).toEqual([
      'Exceptions of this clause, shown and not applied: through solicitors; in court.',
    ])
    expect(said({ against: { order: { ...order, protectedPersons: [] } } })).toEqual([
      'The order names no protected person.',
    ])
  })
})
