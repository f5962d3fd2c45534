import { conditionKinds, duties, flags, noticeStates, orderTypes } from '@breach-alerts/contracts'
import { actionTable, crimeOutcomes, civilOutcomes, type FieldRule } from '@breach-alerts/domain'
import { actionForm, actionGroups } from '../../src/present/actions.ts'
import { outcomeChoices } from '../../src/present/outcomes.ts'
import { recipientWords, whoWords } from '../../src/present/people.ts'
import { shownErrors } from '../../src/present/problems.ts'
import {
  conditionWords,
  dutyWords,
  flagWords,
  noticeWords,
  orderTypeWords,
  plainCode,
} from '../../src/present/words.ts'

const namesOf = (rule: FieldRule): readonly string[] => ('anyOf' in rule ? rule.anyOf : [rule.field])

describe('words', () => {
  it('has some for every code of the contract', () => {
    expect(Object.keys(orderTypeWords).toSorted()).toEqual(orderTypes.toSorted())
    expect(Object.keys(conditionWords).toSorted()).toEqual(conditionKinds.toSorted())
    expect(Object.keys(dutyWords).toSorted()).toEqual(duties.toSorted())
    expect(Object.keys(noticeWords).toSorted()).toEqual(noticeStates.toSorted())
    for (const flag of flags) expect(flagWords(flag).tag).not.toBe(plainCode(flag).toUpperCase())
  })

  it('never calls somebody an offender and never puts the risk on the protected person', () => {
    const all = JSON.stringify([
      orderTypeWords,
      conditionWords,
      dutyWords,
      actionGroups,
      outcomeChoices([...crimeOutcomes, ...civilOutcomes]),
    ])
    expect(all.toLowerCase()).not.toMatch(
      /offender|perpetrator|failed to engage|refused to|declined to|difficult to protect|victim initiated/u,
    )
  })

  it('keeps a code nobody wrote words for', () => {
    expect(flagWords('NEW_FLAG').tag).toBe('New flag')
    expect(outcomeChoices(['99'])).toEqual([{ value: '99', text: '99' }])
  })

  it.each([
    ['service:alert-desk', 'Breach Alerts'],
    ['13:4471', 'Officer 4471, West Yorkshire'],
    ['06:PC917', 'Officer PC917, Greater Manchester'],
    ['93:12', 'Officer 12, force 93'],
    ['control', 'control'],
  ])('%s is %s', (by, words) => {
    expect(whoWords(by)).toBe(words)
  })

  it.each([
    ['officer:13:4471', 'Officer 4471, West Yorkshire'],
    ['force:13', 'Control room, West Yorkshire'],
    ['force:13/UNIT_SUPERVISOR', 'Unit supervisor, West Yorkshire'],
    ['force:-', 'Control room'],
    ['partner:prt_demo', 'Partner prt_demo'],
    ['something', 'something'],
  ])('%s is %s', (to, words) => {
    expect(recipientWords(to)).toBe(words)
  })
})

describe('the action forms', () => {
  it('are there for every action of the contract, once, and for nothing else', () => {
    const codes = actionGroups.flatMap(({ actions }) => actions.map(({ code }) => code))
    expect(codes.toSorted()).toEqual([...actionTable.keys()].toSorted())
  })

  it.each([...actionTable])(
    '%s asks for every field that it can need, with exactly the values that are allowed',
    (code, rule) => {
      const form = actionForm(code)!
      const needed = [...rule.required, ...(rule.when ?? []).flatMap(({ required }) => required)]
      const asked = [...form.fields.map(({ name }) => name), 'note']
      expect(asked).toEqual(expect.arrayContaining(needed.flatMap(namesOf)))
      for (const each of needed) {
        if (!('field' in each) || each.kind !== 'oneOf') continue
        const field = form.fields.find(({ name }) => name === each.field)!
        expect(field.choices!.map(({ value }) => value).toSorted()).toEqual(each.values.map(String).toSorted())
        expect(field.kind).toBe(typeof each.values[0] === 'number' ? 'number' : 'choice')
      }
    },
  )
})

describe('errors of a form', () => {
  it('are named by the label, linked to the field, and shown whole when there is no field', () => {
    const { list, fields } = shownErrors(
      [
        { pointer: '/place', message: 'is required' },
        { pointer: '/actionId', message: 'is required' },
      ],
      { place: { label: 'Place of arrest', missing: 'Enter the place of arrest' } },
    )
    expect(list).toEqual([
      { text: 'Enter the place of arrest', href: '#place' },
      { text: 'actionId is required', href: '#main-content' },
    ])
    expect(fields).toEqual({ place: { text: 'Enter the place of arrest' } })
  })
})
