import { randomUUID } from 'node:crypto'
import { type House, openHouse } from './house.ts'
import type { Visitor } from './visitor.ts'

let house: House
let visitor: Visitor
beforeAll(async () => {
  house = await openHouse()
}, 150_000)
afterAll(() => house.close(), 30_000)
afterEach(() => visitor.close())

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
    await visitor.page.getByText('No open alerts.').waitFor()
    expect(await visitor.page.getByText(/^Last updated \d\d:\d\d$/u).isVisible()).toBe(true)
    const loads = countLoads()

    const { alert } = await house.raise()
    const row = visitor.page.getByRole('listitem').filter({ hasText: alert.reference })
    await row.waitFor()
    expect(await row.getByText('New', { exact: true }).isVisible()).toBe(true)
    expect(await visitor.page.getByText(/^Last updated \d\d:\d\d:\d\d$/u).isVisible()).toBe(true)
    expect(await visitor.page.getByRole('status').textContent()).toContain('1 alert')
    expect(loads()).toBe(0)
  }, 60_000)

  it('shows that somebody else is going, and leaves alone what is being typed', async () => {
    const { alert } = await house.raise()
    visitor = await house.visitors.as('control')
    await visitor.open(`/alerts/${alert.alertId}`)
    const officer = visitor.page.getByLabel(/^Or another officer/u)
    await officer.fill('13:99')
    const loads = countLoads()

    await answer(alert.alertId, 'deputy', 'GOING')
    await visitor.page.locator('#alert-top').getByText('Officer 5120, West Yorkshire').waitFor()
    expect(await officer.inputValue()).toBe('13:99')
    expect(loads()).toBe(0)
  }, 60_000)

  it('goes on by itself after the service was away', async () => {
    const { alert } = await house.raise()
    visitor = await house.visitors.as('officer')
    await visitor.open(`/alerts/${alert.alertId}`)
    await visitor.page.context().setOffline(true)
    await answer(alert.alertId, 'deputy', 'GOING')
    await visitor.page.context().setOffline(false)
    await visitor.page.locator('#alert-top').getByText('Officer 5120, West Yorkshire').waitFor({ timeout: 45_000 })
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
