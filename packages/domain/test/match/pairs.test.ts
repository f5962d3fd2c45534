import { candidatesOf } from '../../src/match/identify.ts'
import { matchPairs } from '../../src/match/pairs.ts'
import { weightOf } from '../../src/match/person-level.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { contact, encounter, her, him, incident, makeOrder, place, suspect, victim } from '../support/made-up.ts'

const { names, dateOfBirth } = him
const { model } = defaultMatchSettings
const order = makeOrder([{ kind: 'NO_MOLEST' }])
const ids = { eventId: 'e1', orderId: 'ord_1' }
const crewe = { names: [{ full: 'Alan Crewe' }], dateOfBirth: '1960-01-02' }
const alan = suspect(crewe)

describe('an event and an order', () => {
  it('are a pair with its evidence where somebody may be the respondent, of the same weight among the scores', () => {
    const { matches, scores } = matchPairs(encounter([suspect()]), [order])
    expect(matches).toMatchObject([{ ...ids, level: 'CERTAIN' }])
    const [{ weight, evidence }] = matches as [(typeof matches)[number]]
    expect(evidence.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(weight, 6)
    expect(scores).toEqual([{ ...ids, weight }])
  })

  it('are a score only where nobody is, by whoever fits best', () => {
    const event = encounter([alan, suspect({ names })])
    const weights = candidatesOf(event, order).map(({ score, options }) => weightOf(score, options))
    expect(weights[0]).toBeLessThan(weights[1]!)
    expect(matchPairs(event, [order])).toEqual({ matches: [], scores: [{ ...ids, weight: weights[1] }] })
  })

  it('are nothing where nobody was compared', () => {
    expect(matchPairs(encounter([victim()]), [order])).toEqual({ matches: [], scores: [] })
  })

  it('are each by themselves', () => {
    const other = makeOrder([{ kind: 'NO_MOLEST' }], { orderId: 'ord_2', respondent: crewe })
    const { matches, scores } = matchPairs(encounter([suspect({ names, dateOfBirth })]), [order, other])
    expect([matches, scores].map(all => all.map(({ orderId }) => orderId))).toEqual([['ord_1'], ['ord_1', 'ord_2']])
  })
})

describe('an incident without a suspect who is known', () => {
  const possible = { ...ids, level: 'POSSIBLE', weight: model.priors.strong }
  const prior = { field: 'prior', agreement: 'STRONG', bits: model.priors.strong, eventValue: 'incident.reported' }

  it('is possible where she is surely in it, and rests on her', () => {
    const { matches, scores } = matchPairs(incident([victim({ names: her.names, dateOfBirth: her.dateOfBirth })]), [
      order,
    ])
    expect(matches).toMatchObject([possible])
    expect(matches[0]?.evidence).toMatchObject([
      prior,
      { field: 'protectedPerson.name' },
      { field: 'protectedPerson.dateOfBirth' },
    ])
    expect(scores).toEqual([{ ...ids, weight: model.priors.strong }])
  })

  it('is possible at her address', () => {
    expect(matchPairs(incident([], { place: place(0) }), [order]).matches).toMatchObject([
      { ...possible, evidence: [prior] },
    ])
  })

  it('is nothing by her bare name, elsewhere, or of another kind of event', () => {
    expect(matchPairs(incident([victim({ names: her.names })]), [order])).toEqual({ matches: [], scores: [] })
    expect(matchPairs(incident([], { place: place(500) }), [order])).toEqual({ matches: [], scores: [] })
    expect(matchPairs(contact('CALL', [victim()]), [order])).toEqual({ matches: [], scores: [] })
  })

  it('is nothing but a score where somebody else is named', () => {
    const { matches, scores } = matchPairs(incident([victim(), alan]), [order])
    expect([matches.length, scores.length]).toEqual([0, 1])
  })

  it('weighs what the model in the settings says', () => {
    const settings = { ...defaultMatchSettings, model: { ...model, priors: { ...model.priors, strong: -1 } } }
    expect(matchPairs(incident([victim()]), [order], settings).matches).toMatchObject([{ weight: -1 }])
  })
})
