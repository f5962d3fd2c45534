import { cloudEvent, makeSample, type Sample } from '../support/samples.ts'
import { type House, openHouse } from './house.ts'
import { type Visitor, widths } from './visitor.ts'

/** An alert of each level is opened by the control room, and its explanation is read aloud: it is printed as it stands there. */
let house: House
let visitor: Visitor
beforeAll(async () => {
  house = await openHouse()
  visitor = await house.visitors.as('control', { width: widths.desk })
}, 150_000)
afterAll(() => house.close(), 30_000)

const pnc = { scheme: 'PNC', value: '2001/0171310W' }
type Person = Sample['order']['respondent']

const orderOf = (changes: Partial<Person> = {}) => {
  const { respondent } = makeSample().order
  return makeSample({ respondent: { ...respondent, ...changes } })
}
const callAt = (sample: Sample, people: readonly object[], summary = 'Shouting heard from the house') =>
  cloudEvent('incident.reported', {
    incidentRef: 'LS-1',
    category: 'DOMESTIC',
    summary,
    place: sample.order.protectedPersons[0]?.addresses[0],
    people,
  })

/** Opens the one alert of an order, and gives what the page says of what is suspected. */
const explained = async (
  { order }: Sample,
  event: object,
): Promise<{ level: string; text: string; rows: string[] }> => {
  await house.system.order(order)
  await house.system.event(event)
  await house.system.settled()
  const [alert, ...others] = await house.system.alerts(`?orderId=${order.orderId}`)
  expect(others).toEqual([])
  await visitor.open(`/alerts/${alert?.alertId}`)
  const section = visitor.page.locator('#suspected')
  const finding = section.locator('.ba-finding').first()
  for (const details of await section.locator('details').all()) await details.locator('summary').click()
  const rows = await finding.locator('tbody tr').allInnerTexts()
  const text = (await section.innerText()).replaceAll(/\n+/gu, '\n')
  console.log(text)
  return {
    level: await finding.locator('.ba-card__tags').innerText(),
    text,
    rows: rows.map(row => row.replaceAll('\t', ' | ')),
  }
}

describe('the explanation of an alert', () => {
  it('that is certain: a number of the police with its check letter, and nothing against it', async () => {
    const sample = orderOf({ identifiers: [pnc] })
    const { names, dateOfBirth, sex } = sample.order.respondent
    const { level, text, rows } = await explained(
      sample,
      callAt(sample, [{ role: 'SUSPECT', names, dateOfBirth, sex, identifiers: [pnc] }]),
    )
    expect(level).toContain('Certain')
    expect(text).toContain('PNC')
    expect(rows.some(row => row.startsWith('PNC ID | The same | 2001/0171310W'))).toBe(true)
  }, 60_000)

  it('that is probable: a name as it is said, the date of birth and her address', async () => {
    const sample = orderOf({ identifiers: [] })
    const { names, dateOfBirth } = sample.order.respondent
    const { level, text } = await explained(
      sample,
      callAt(sample, [
        { role: 'SUSPECT', names: names.map(name => ({ ...name, given: name.given.slice(0, 1) })), dateOfBirth },
      ]),
    )
    expect(level).toContain('Probable')
    expect(text).toContain('What would change this')
  }, 60_000)

  it('that is probable because of a contradiction: his number with another’s name and date of birth', async () => {
    const sample = orderOf({ identifiers: [{ scheme: 'PNC', value: '1996/0000123U' }] })
    const other = makeSample().order.respondent
    const { level, rows } = await explained(
      sample,
      callAt(sample, [
        {
          role: 'SUSPECT',
          names: other.names,
          dateOfBirth: other.dateOfBirth,
          identifiers: sample.order.respondent.identifiers,
        },
      ]),
    )
    expect(level).toContain('Probable')
    expect(level).toContain('Identity conflict')
    expect(rows.some(row => row.includes('Different'))).toBe(true)
  }, 60_000)

  it('that is possible: a call at the protected address by somebody who names nobody', async () => {
    const sample = orderOf({ identifiers: [] })
    const { level, text } = await explained(sample, callAt(sample, []))
    expect(level).toContain('Possible')
    expect(text).toContain('What would change this')
  }, 60_000)
})
