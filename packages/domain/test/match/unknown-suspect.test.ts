import { conditionVerdicts } from '../../src/match/condition-verdicts.ts'
import { matchPairs } from '../../src/match/pairs.ts'
import { found, him, incident, judgeOne, makeOrder, noon, somebodyElse, suspect, victim } from '../support/made-up.ts'

const order = makeOrder([{ kind: 'NO_MOLEST' }])
const finding = (...suspects: object[]) =>
  judgeOne(incident([victim(), ...suspects.map(one => suspect({ ...one }))]), order).suspected[0]?.finding
const about = (...suspects: object[]) =>
  finding(...suspects)?.evidence.filter(({ field }) => field === 'sex' || field === 'dateOfBirth' || field === 'home')

describe('a suspect whom nobody names', () => {
  it('is held against the respondent by what is said of him, for and against', () => {
    expect(about({ sex: 'M', ageBand: [38, 44] })).toMatchObject([
      { field: 'dateOfBirth', agreement: 'AGE_IN', source: '/people/1' },
      { field: 'sex', agreement: 'SAME', source: '/people/1' },
    ])
    const woman = finding({ sex: 'F', ageBand: [60, 70] })
    expect(woman?.sentences).toEqual(
      expect.arrayContaining([
        'Nobody is named as suspect: it may be the person under the order.',
        expect.stringMatching(/^The age does not fit \(−/u),
        expect.stringMatching(/^The sex is different \(−/u),
        expect.stringMatching(/^With −3.0 to begin with, before anything is compared, it has −/u),
      ]),
    )
    expect(woman?.evidence.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(woman?.weight ?? Number.NaN, 6)
  })

  it('is possible whatever is said of him: the alert does not wait for a good description', () => {
    expect(found(judgeOne(incident([victim(), suspect({ sex: 'F', dateOfBirth: '1950-01-02' })]), order))).toEqual([
      'c1 POSSIBLE',
    ])
  })

  it('is the one of several who fits best', () => {
    const [he, she] = [{ sex: 'M' }, { sex: 'F' }]
    for (const suspects of [
      [he, she],
      [she, he],
    ])
      expect(about(...suspects)).toMatchObject([{ field: 'sex', agreement: 'SAME' }])
  })

  it('is held by what is said of him alone: not of others, named or not, nor by what the order has', () => {
    const identifiers = [{ scheme: 'PNC', value: '2001/0171310A' }]
    const held = makeOrder([{ kind: 'NO_MOLEST' }], { respondent: { ...him, identifiers } })
    const people = [victim(), { role: 'WITNESS', sex: 'M', ageBand: [38, 44] }, suspect(somebodyElse), suspect({})]
    const [one] = judgeOne(incident(people), held).suspected
    expect(one?.finding.weight).toBe(-3)
    const fields = one?.finding.evidence.map(({ field }) => field).filter(field => !field.startsWith('protectedPerson'))
    expect(fields).toEqual(['prior'])
  })

  it('weighs the same among the pairs', () => {
    const event = incident([victim(), suspect({ sex: 'F' })])
    const [pair] = matchPairs(event, [order]).matches
    expect(pair).toMatchObject({ level: 'POSSIBLE', weight: finding({ sex: 'F' })?.weight })
    expect(pair?.evidence).toContainEqual(expect.objectContaining({ field: 'sex', agreement: 'DIFFERENT' }))
  })

  it('may stand beside somebody who is named', () => {
    expect(finding(somebodyElse, {})?.level).toBe('POSSIBLE')
    expect(finding(somebodyElse)).toBeUndefined()
    expect(finding(somebodyElse, { identifiers: [{ scheme: 'PHONE', value: '07700 900111' }] })?.level).toBe('POSSIBLE')
  })

  it('is also whoever is named by what he is to her', () => {
    expect(finding({ names: [{ full: 'ex partner' }] })?.level).toBe('POSSIBLE')
  })

  it('has lines in `conditions` where he is a pair in `match`', () => {
    const lines = (...people: object[]) =>
      conditionVerdicts({
        event: incident([victim(), ...people]),
        orders: [order],
        track: null,
        occurredAt: noon,
        receivedAt: noon,
      }).verdicts.length
    expect([lines(), lines(suspect({ sex: 'M' })), lines(suspect(him)), lines(suspect(somebodyElse))]).toEqual([
      1, 1, 1, 0,
    ])
  })
})
