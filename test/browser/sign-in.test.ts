import { type House, openHouse } from './house.ts'
import { giveCredentials, type Visitor } from './visitor.ts'

let house: House
let visitor: Visitor
beforeAll(async () => {
  house = await openHouse()
}, 150_000)
afterAll(() => house.close(), 30_000)
afterEach(() => visitor.close())

const heading = () => visitor.page.getByRole('heading', { level: 1 }).textContent()
const pathNow = () => new URL(visitor.page.url()).pathname

describe('signing in', () => {
  it('with the right password leads to the queue', async () => {
    visitor = await house.visitors.stranger()
    await visitor.open('/')
    await giveCredentials(visitor.page, 'officer', 'demo')
    await visitor.page.waitForURL('**/alerts')
    expect(await heading()).toBe('Suspected breaches')
    expect(await visitor.page.getByText('Signed in as').textContent()).toContain('PC 4471 Hughes')
  }, 60_000)

  it('leads back to the page that was asked for', async () => {
    visitor = await house.visitors.stranger()
    await visitor.open('/alerts?show=closed')
    await giveCredentials(visitor.page, 'officer', 'demo')
    await visitor.page.waitForURL('**/alerts?show=closed')
  }, 60_000)

  it('with a wrong password says what to do and lets nobody in', async () => {
    visitor = await house.visitors.stranger()
    await visitor.open('/')
    await giveCredentials(visitor.page, 'officer', 'wrong')
    const summary = visitor.page.getByRole('alert')
    expect(await summary.textContent()).toContain('The name or the password is wrong')
    expect(await summary.getByRole('link').getAttribute('href')).toBe('#username')
    expect(await visitor.page.title()).toMatch(/^Error: /u)
    await visitor.open('/alerts')
    expect(await heading()).toBe('Sign in')
  }, 60_000)

  it('ends with signing out: neither the address nor the back button shows an alert again', async () => {
    visitor = await house.visitors.as('officer')
    await visitor.open('/alerts')
    await visitor.page.getByRole('button', { name: 'Sign out' }).click()
    await visitor.page.getByLabel('Password', { exact: true }).waitFor()
    await visitor.open('/alerts')
    expect(await heading()).toBe('Sign in')
    await visitor.page.goBack()
    await visitor.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    expect(pathNow()).not.toBe('/alerts')
  }, 60_000)
})

describe('somebody whom the pages are not for', () => {
  it('is told so as a partner, and is offered no way to an alert', async () => {
    const { alert } = await house.raise()
    visitor = await house.visitors.as('partner')
    for (const path of ['/', '/alerts', `/alerts/${alert.alertId}`]) {
      await visitor.open(path)
      expect(await heading()).toBe('These pages are not for you')
      expect(await visitor.page.getByText('Partner agencies are told by notice').count()).toBe(1)
      expect(await visitor.page.locator('a[href^="/alerts"]:not(.govuk-service-navigation__link)').count()).toBe(0)
    }
  }, 60_000)

  it('is told so as a source of events', async () => {
    visitor = await house.visitors.stranger({ token: await house.system.token('source-demo') })
    await visitor.open('/alerts')
    expect(await heading()).toBe('These pages are not for you')
  }, 60_000)

  it('finds no alert of another force, nor whether there is one', async () => {
    const { alert } = await house.raise()
    visitor = await house.visitors.as('officer-elsewhere')
    const words: (string | null)[] = []
    for (const id of [alert.alertId, 'alr_there_is_none']) {
      await visitor.open(`/alerts/${id}`)
      expect(await heading()).toBe('Not found')
      words.push(await visitor.page.getByRole('main').textContent())
    }
    expect(words[0]).toBe(words[1])
  }, 60_000)
})
