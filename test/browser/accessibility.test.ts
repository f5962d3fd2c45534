import { demoDirectory } from '@breach-alerts/cli'
import { until } from '@breach-alerts/testing'
import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { makeSample } from '../support/samples.ts'
import { type House, openHouse } from './house.ts'
import { overflowPx } from './in-page.ts'
import { giveCredentials, type Visitor, widths } from './visitor.ts'

/** WCAG 2.2 levels A and AA. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

let house: House
let alertId: string
let closedId: string
beforeAll(async () => {
  house = await openHouse()
  alertId = (await house.raise()).alert.alertId
  closedId = (await house.raise()).alert.alertId
  await house.system.api('/api/directory', { as: 'supervisor', body: { entries: demoDirectory(Date.now()) } })
  await closeByApi(closedId)
  await challengeByApi(alertId)
  await endsSoon()
}, 150_000)
afterAll(() => house.close(), 30_000)

/** An order that ends in six days: a task for its owner. */
const endsSoon = async () => {
  const { order } = makeSample()
  const validTo = new Date(Date.now() + 6 * 24 * 60 * 60_000).toISOString()
  const ending = { ...order, versions: order.versions.map(version => ({ ...version, validTo })) }
  await house.system.order(ending)
  const isThere = async () => String((await house.system.api('/tasks', { as: 'officer' })).body).includes(order.orderId)
  await until(isThere, { withinMs: 20_000 })
}

const closeByApi = async (id: string) => {
  const { api } = house.system
  const act = (fields: object) =>
    api(`/api/alerts/${id}/actions`, { as: 'officer', body: { doneAt: new Date().toISOString(), ...fields } })
  await act({ actionId: 'a1', code: 'ATTENDED', note: 'Attended.' })
  await act({ actionId: 'a2', code: 'PARTNER_INFORMED', partnerId: 'prt_demo', channel: 'phone' })
  await act({ actionId: 'a3', code: 'VICTIM_DECISION', decision: 'INFORM_NOW', reason: 'Safe to call' })
  const body = { closureId: 'c1', outcome: '15', reason: 'Reviewed' }
  expect((await api(`/api/alerts/${id}/closure`, { as: 'officer', body })).status).toBe(201)
}

/** An open challenge, no action to review, good practice: what the page of reviews lists. */
const challengeByApi = async (id: string) => {
  const { api } = house.system
  const act = (as: string, fields: object) =>
    api(`/api/alerts/${id}/actions`, { as, body: { doneAt: new Date().toISOString(), ...fields } })
  await act('officer', { actionId: 'n1', code: 'NO_ACTION', reasonCode: 'DUPLICATE', note: 'Same call as before' })
  await act('deputy', { actionId: 'q1', code: 'DECISION_CHALLENGED', question: 'Why no arrest?', about: 'n1' })
  const praise = { actionId: 'g1', code: 'GOOD_PRACTICE', note: 'Quick and thorough', about: 'n1' }
  expect((await act('supervisor', praise)).status).toBe(201)
}

/** In the page's own words: these tests know no DOM. */
const inPage = {
  openDetails: `[...document.querySelectorAll('details')].slice(0, 2).forEach(details => { details.open = true })`,
  runAxe: `axe.run({ runOnly: { type: 'tag', values: ${JSON.stringify(tags)} }, resultTypes: ['violations'] })`,
}

const prepare = async (page: Page) => {
  // What is folded away must be right as well; the first few stand for the dozens of the docs.
  await page.evaluate(inPage.openDetails)
  await page.evaluate(axe.source)
}

const problemsOf = async (page: Page) => {
  const { violations } = await page.evaluate<AxeResults>(inPage.runAxe)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`)
}

type Way = (visitor: Visitor) => Promise<void>
const at =
  (path: string): Way =>
  visitor =>
    visitor.open(path.replace(':id', alertId).replace(':closed', closedId))

const pages: readonly (readonly [what: string, who: string | null, way: Way])[] = [
  ['sign-in', null, at('/')],
  [
    'sign-in with a wrong password',
    null,
    async visitor => {
      await visitor.open('/')
      await giveCredentials(visitor.page, 'officer', 'wrong')
      await visitor.page.getByRole('alert').waitFor()
    },
  ],
  ['empty queue', 'officer-elsewhere', at('/alerts')],
  ['queue', 'control', at('/alerts?show=all')],
  ['alert, for the officer', 'officer', at('/alerts/:id')],
  ['alert, for the control room', 'control', at('/alerts/:id')],
  ['closed alert', 'officer', at('/alerts/:closed')],
  [
    'question set aside',
    'officer',
    at('/alerts/:id/actions/new?code=PROMPT_ANSWERED&prompt=SUPPORT&answer=NOT_NEEDED'),
  ],
  ['action form', 'officer', at('/alerts/:id/actions/new?code=VICTIM_SAFETY_CHECK')],
  [
    'action form with errors',
    'officer',
    async visitor => {
      await at('/alerts/:id/actions/new?code=ARRESTED')(visitor)
      await visitor.page.getByRole('button', { name: 'Record', exact: true }).click()
      await visitor.page.getByRole('alert').waitFor()
    },
  ],
  ['cover, for a supervisor', 'supervisor', at('/cover')],
  ['cover, for a control room', 'control', at('/cover')],
  [
    'cover with errors',
    'supervisor',
    async visitor => {
      await at('/cover')(visitor)
      await visitor.page.getByRole('button', { name: 'Record', exact: true }).click()
      await visitor.page.getByRole('alert').waitFor()
    },
  ],
  [
    'action form with a hint about its words',
    'officer',
    async visitor => {
      await at('/alerts/:id/actions/new?code=ATTENDED')(visitor)
      await visitor.page.getByRole('textbox', { name: 'Note' }).fill('Victim failed to engage, just a domestic.')
      await visitor.page.getByRole('button', { name: 'Record', exact: true }).click()
      await visitor.page.getByRole('button', { name: 'Record as it is' }).waitFor()
    },
  ],
  ['closed alert, for the supervisor', 'supervisor', at('/alerts/:closed')],
  ['challenge form', 'supervisor', at('/alerts/:id/actions/new?code=DECISION_CHALLENGED&kind=LANGUAGE')],
  ['good practice form', 'supervisor', at('/alerts/:id/actions/new?code=GOOD_PRACTICE')],
  ['reviews', 'supervisor', at('/reviews')],
  ['orders ending', 'supervisor', at('/tasks')],
  [
    'what was decided about an order that ends',
    'officer',
    async visitor => {
      await at('/tasks')(visitor)
      await visitor.page.locator('#tasks a').first().click()
      await visitor.page.getByRole('heading', { level: 1, name: /Ends on/u }).waitFor()
    },
  ],
  ['measures', 'supervisor', at('/measures?by=unit&days=90')],
  ['accounting', 'control', at('/accounting')],
  ['unreadable records', 'control', at('/parked')],
  ['rules', 'supervisor', at('/rules')],
  ['form of a rule', 'supervisor', at('/rules/change?what=rule&rule=presence')],
  ['form of the ladder', 'supervisor', at('/rules/change?what=ladder')],
  ['form of a rule with errors', 'supervisor', at('/rules/preview?what=rule&base=0&id=X&minRepeats=two')],
  ['preview of a change', 'supervisor', at('/rules/preview?what=remove&rule=presence&base=0')],
  ['page for somebody with another role', 'partner', at('/')],
  ['page that is not there', 'officer', at('/alerts/none')],
  ['docs of the control room', null, at('/docs')],
  [
    'docs of intake',
    null,
    async ({ page }) => {
      await page.goto(`${house.system.urls.intake}/docs`)
    },
  ],
]

/** One browser for each person: a page opened after another finds its styles where the browser keeps them. */
const held = new Map<string, Promise<Visitor>>()
const visitorFor = (who: string | null): Promise<Visitor> => {
  const visitor = held.get(who ?? '') ?? (who === null ? house.visitors.stranger() : house.visitors.as(who))
  held.set(who ?? '', visitor)
  return visitor
}

it.each(pages)(
  '%s: no violation of WCAG 2.2 A and AA, and nothing wider than the window, on a phone and on a desk',
  async (_what, who, way) => {
    const visitor = await visitorFor(who)
    await way(visitor)
    await prepare(visitor.page)
    for (const width of Object.values(widths)) {
      await visitor.page.setViewportSize({ width, height: 900 })
      expect({ width, problems: await problemsOf(visitor.page), overflowPx: await overflowPx(visitor.page) }).toEqual({
        width,
        problems: [],
        overflowPx: 0,
      })
    }
  },
  60_000,
)
