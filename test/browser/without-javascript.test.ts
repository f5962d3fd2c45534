import { until } from '@breach-alerts/testing'
import { type House, openHouse } from './house.ts'
import { giveCredentials, type Visitor, widths } from './visitor.ts'

let house: House
let visitor: Visitor
/** What the browser sent by POST, and what it was answered. */
let posts: { path: string; status: number }[]
beforeAll(async () => {
  house = await openHouse()
  visitor = await house.visitors.stranger({ javaScriptEnabled: false, width: widths.phone })
  visitor.page.on('response', response => {
    const request = response.request()
    if (request.method() === 'POST') posts.push({ path: new URL(request.url()).pathname, status: response.status() })
  })
}, 150_000)
beforeEach(() => {
  posts = []
})
afterAll(() => house.close(), 30_000)

const button = (name: string) => visitor.page.getByRole('button', { name, exact: true })
const saved = () => visitor.page.locator('.govuk-notification-banner')
const chooseAction = async (label: string) => {
  await visitor.page.getByLabel('Action', { exact: true }).selectOption({ label })
  await button('Continue').click()
  await visitor.page.getByRole('heading', { level: 1, name: label }).waitFor()
}
const choose = (question: string, answer: string) =>
  visitor.page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check()

describe('an officer whose browser runs no scripts', () => {
  let alertId: string
  const entries = async (type: string) =>
    (await house.system.alert(alertId)).timeline.filter(entry => entry.type === type).length
  const state = async () => (await house.system.alert(alertId)).state

  it('signs in and finds the alert in the queue', async () => {
    const { alert } = await house.raise()
    alertId = alert.alertId
    await visitor.open('/')
    await giveCredentials(visitor.page, 'officer', 'demo')
    await visitor.page.getByRole('link', { name: alert.reference }).click()
    await visitor.page.waitForURL(`**/alerts/${alertId}`)
    expect(await visitor.page.getByRole('heading', { level: 1 }).textContent()).toContain('Suspected breach')
  }, 60_000)

  it('says "I am going": recorded once, answered with 303, and a reload repeats nothing', async () => {
    await button('I am going').click()
    expect(await saved().textContent()).toContain('you are going')
    expect(posts).toEqual([{ path: `/alerts/${alertId}/acknowledgements`, status: 303 }])
    await visitor.page.reload()
    expect(posts).toHaveLength(1)
    expect(await entries('acknowledged')).toBe(1)
    expect(await state()).toBe('ACKNOWLEDGED')
  }, 60_000)

  it('is told which field of an action is missing, is led to it, and keeps what was typed', async () => {
    await chooseAction('Arrested')
    await choose('Power used', 'PACE section 24')
    await visitor.page.getByLabel('Place of arrest').fill('Market Street')
    await visitor.page.getByLabel('Note (optional)').fill('Arrested at the bus stop.')
    await button('Record').click()

    const summary = visitor.page.getByRole('alert')
    const link = summary.getByRole('link', { name: 'Enter why the arrest was necessary' })
    await link.click()
    expect(new URL(visitor.page.url()).hash).toBe('#necessityReason')
    expect(posts.map(({ status }) => status)).toEqual([400])
    expect(await visitor.page.getByLabel('Place of arrest').inputValue()).toBe('Market Street')
    expect(await visitor.page.getByLabel('Note (optional)').inputValue()).toBe('Arrested at the bus stop.')
    expect(await visitor.page.getByLabel('PACE section 24').isChecked()).toBe(true)
    expect(await entries('action.recorded')).toBe(0)
  }, 60_000)

  it('records it with the field filled in: once, answered with 303, and a reload repeats nothing', async () => {
    await visitor.page.getByLabel('Necessity reason').fill('To protect the protected person')
    await button('Record').click()
    expect(await saved().textContent()).toContain('on the record')
    expect(posts).toEqual([{ path: `/alerts/${alertId}/actions`, status: 303 }])
    await visitor.page.reload()
    expect(posts).toHaveLength(1)
    expect(await entries('action.recorded')).toBe(1)
    expect(await state()).toBe('ACTED')
  }, 60_000)

  it('cannot close while a duty is open: the page says which, and so does the answer to an old form', async () => {
    const close = visitor.page.locator('#close')
    expect((await close.textContent())?.toLowerCase()).toContain('victim decision')
    expect(await button('Close the alert').count()).toBe(0)

    const csrf = await visitor.page.locator('#record ~ * input[name=_csrf], input[name=_csrf]').first().inputValue()
    const address = new URL(`/alerts/${alertId}/closure`, visitor.page.url()).href
    const answer = await visitor.page.request.post(address, {
      form: { _csrf: csrf, closureId: 'from-an-old-page', outcome: '1', reason: 'Charged' },
      maxRedirects: 0,
    })
    expect(answer.status()).toBe(409)
    expect(await answer.text()).toMatch(/Not closed\. Still open:[^.]*victim decision/u)
    expect(await state()).toBe('ACTED')
  }, 60_000)

  it('closes when the duties are done: once, answered with 303, and a reload repeats nothing', async () => {
    await chooseAction('Safety check')
    await choose('Was the protected person reached?', 'Yes')
    await choose('Are they safe now?', 'Yes')
    await choose('Are there children in the household?', 'No')
    await button('Record').click()
    await until(async () => (await house.system.alert(alertId)).duties.every(duty => duty.state === 'DONE'), {
      withinMs: 20_000,
      what: 'every duty done',
    })
    await visitor.open(`/alerts/${alertId}`)
    expect(await visitor.page.getByText('Safe when checked').count()).toBe(1)
    posts = []

    await visitor.page.getByLabel('Outcome').selectOption('1')
    await button('Close the alert').click()
    expect(await visitor.page.getByRole('alert').textContent()).toContain('Enter the reason')
    expect(await visitor.page.getByLabel('Outcome').inputValue()).toBe('1')
    await visitor.page.getByLabel('Reason').fill('Charged by CPS Direct')
    await button('Close the alert').click()
    expect(await saved().textContent()).toContain('The alert is closed')
    expect(posts.map(({ status }) => status)).toEqual([400, 303])
    await visitor.page.reload()
    expect(posts).toHaveLength(2)
    expect(await entries('closure.asked')).toBe(1)
    expect(await state()).toBe('CLOSED')
  }, 60_000)
})
