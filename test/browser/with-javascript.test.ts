import { randomUUID } from 'node:crypto'
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
    expect(await heading()).toBe('Suspected breaches')
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
      expect(await visitor.page.locator('a[href^="/alerts"]').count()).toBe(0)
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

const answer = (alertId: string, as: string, response: string) =>
  house.system.api(`/api/alerts/${alertId}/acknowledgements`, {
    as,
    body: { ackId: randomUUID(), response, deviceTime: new Date().toISOString() },
  })

/** How often the page itself, not a part of it, was loaded from now on. */
const countLoads = () => {
  let loads = 0
  visitor.page.on('load', () => (loads += 1))
  return () => loads
}

describe('a page that stays open', () => {
  it('shows an alert that is raised meanwhile, marks it, tells screen readers, and says since when it is current', async () => {
    visitor = await house.visitors.as('control')
    await visitor.open('/alerts')
    expect(await visitor.page.getByText(/^Last updated \d\d:\d\d/u).isVisible()).toBe(true)
    const loads = countLoads()

    const { alert } = await house.raise()
    const row = visitor.page.getByRole('listitem').filter({ hasText: alert.reference })
    await row.waitFor()
    expect(await row.getByText('New', { exact: true }).isVisible()).toBe(true)
    expect(await visitor.page.getByText(/^Last updated \d\d:\d\d:\d\d$/u).isVisible()).toBe(true)
    expect(await visitor.page.getByRole('status').textContent()).toMatch(/\d alerts? shown/u)
    expect(loads()).toBe(0)
  }, 60_000)

  it('shows that somebody else is going, and leaves alone what is being typed', async () => {
    const { alert } = await house.raise()
    visitor = await house.visitors.as('control')
    await visitor.open(`/alerts/${alert.alertId}`)
    const officer = visitor.page.getByLabel(/Or another officer/u)
    await officer.fill('13:99')
    const loads = countLoads()

    await answer(alert.alertId, 'deputy', 'GOING')
    await visitor.page.locator('#alert-top').getByText('Officer 5120, West Yorkshire').waitFor()
    expect(await officer.inputValue()).toBe('13:99')
    expect(loads()).toBe(0)
  }, 60_000)

  it('says loudly that it is not live while it cannot be fetched, and goes on by itself afterwards', async () => {
    const { alert } = await house.raise()
    visitor = await house.visitors.as('officer')
    await visitor.open(`/alerts/${alert.alertId}`)
    await visitor.page.getByText(/^Last updated \d\d:\d\d:\d\d$/u).waitFor()
    const itself = `**/alerts/${alert.alertId}`
    await visitor.page.route(itself, route => route.abort())
    await answer(alert.alertId, 'deputy', 'GOING')
    await visitor.page.getByText('What you see may be old').first().waitFor()
    await visitor.page.unroute(itself)
    const top = visitor.page.locator('#alert-top')
    await top.getByText('Officer 5120, West Yorkshire').waitFor({ timeout: 30_000 })
    expect(await top.textContent()).toContain('Somebody is going')
  }, 90_000)
})

describe('every page', () => {
  it('keeps people out of its title and address, has a policy, and makes the browser complain of nothing', async () => {
    const { alert, sample } = await house.raise()
    const planted = ['Planted', 'Shielded', 'Quentin', 'Zenobia', sample.deviceId, 'LS9']
    const paths = ['/alerts', `/alerts/${alert.alertId}`, `/alerts/${alert.alertId}/actions/new?code=ARRESTED`]
    visitor = await house.visitors.as('control')
    const policies: (string | undefined)[] = []
    visitor.page.on('response', response => {
      if (response.request().isNavigationRequest()) policies.push(response.headers()['content-security-policy'])
    })
    for (const path of [...paths, '/accounting', '/parked', '/docs']) {
      await visitor.open(path)
      const shown = `${await visitor.page.title()} ${visitor.page.url()}`
      for (const words of planted) expect(shown).not.toContain(words)
    }
    expect(policies).toHaveLength(6)
    for (const policy of policies) expect(policy).toContain("default-src 'none'")
    expect(visitor.complaints).toEqual([])
  }, 90_000)

  it('names nobody in the queue, and on the page of the alert names those it concerns', async () => {
    const { alert, sample } = await house.raise()
    visitor = await house.visitors.as('officer')
    await visitor.open('/alerts')
    expect(await visitor.page.content()).not.toMatch(/Planted|Shielded/u)
    await visitor.open(`/alerts/${alert.alertId}`)
    const family = sample.order.respondent.names[0]!.family
    expect(await visitor.page.getByRole('main').textContent()).toContain(family)
  }, 60_000)
})
