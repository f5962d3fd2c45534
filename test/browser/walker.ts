import type { Alert } from '@breach-alerts/contracts'
import { until } from '@breach-alerts/testing'
import { overflowPx } from './in-page.ts'
import { giveCredentials, type Visitor, widths } from './visitor.ts'

/** A question of the page with the answer's own words: a choice, a text, or which of several. */
type Answers = { choose?: Readonly<Record<string, string>>; fill?: Readonly<Record<string, string>> }

/** Somebody in front of the pages of one alert, who does there what people do. */
export const walker = ({ page, open }: Visitor, alert: Alert) => {
  const itself = `/alerts/${alert.alertId}`
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const section = (id: string) => page.locator(`#${id}`)
  const duty = (name: string) => section('duties').getByRole('listitem').filter({ hasText: name })

  /** At every step the page fits its window, on a phone and at a desk, whichever of the two this is. */
  const fits = async () => {
    const size = page.viewportSize()!
    for (const width of Object.values(widths)) {
      await page.setViewportSize({ ...size, width })
      expect([page.url(), width, await overflowPx(page)]).toEqual([page.url(), width, 0])
    }
    await page.setViewportSize(size)
  }

  /** Fills in the form that the page stands on, and records it. */
  const fillIn = async ({ choose = {}, fill = {} }: Answers, note?: string) => {
    for (const [question, answer] of Object.entries(choose))
      await page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check()
    for (const [label, text] of Object.entries(fill)) await page.getByLabel(label, { exact: true }).fill(text)
    if (note !== undefined) await section('note').fill(note)
    await fits()
    await button('Record').click()
    await page.waitForURL(`**${itself}?saved=action`)
    await fits()
  }

  return {
    signIn: async (person: string) => {
      await open('/')
      await giveCredentials(page, person, 'demo')
      await page.waitForURL('**/alerts')
      await fits()
    },
    findInQueue: async () => {
      await page.getByRole('link', { name: alert.reference }).click()
      await page.waitForURL(`**${itself}`)
      await fits()
    },
    open: async () => {
      await open(itself)
      await fits()
    },
    going: async () => {
      await button('I am going').click()
      await page.getByRole('heading', { name: 'You are going' }).waitFor()
      await fits()
    },
    assign: async (officerId: string) => {
      await section('officer').selectOption(officerId)
      await button('Assign: this officer is going').click()
      await section('alert-top').getByText('Somebody is going').waitFor()
      await fits()
    },
    record: async (action: string, answers: Answers = {}, note?: string) => {
      await page.getByLabel('Action', { exact: true }).selectOption({ label: action })
      await button('Continue').click()
      await fillIn(answers, note)
    },
    /** Answers a question of the alert by one of the ways that stand under it. */
    answer: async (prompt: string, way: string, answers: Answers = {}, note?: string) => {
      const ways = section(`prompt-${prompt}`).locator('.ba-answers a')
      await ways.filter({ hasText: new RegExp(`^${way}: `, 'u') }).click()
      await fillIn(answers, note)
      await section(`prompt-${prompt}`).waitFor({ state: 'detached' })
    },
    openQuestions: () => page.locator('[id^="prompt-"]').count(),
    /** Waits until the page says that a duty is done. */
    sees: (name: string) => duty(name).getByText('Done', { exact: true }).waitFor(),
    stillOwes: async (...names: string[]) => {
      const owed = (await section('close').locator('strong').first().textContent())?.toLowerCase()
      expect(owed?.split(', ')).toEqual(names)
      expect(await button('Close the alert').count()).toBe(0)
    },
    close: async (outcome: string, reason: string) => {
      await until(async () => (await button('Close the alert').count()) === 1, { withinMs: 10_000 })
      await page.getByLabel('Outcome').selectOption(outcome)
      await page.getByLabel('Reason').fill(reason)
      await fits()
      await button('Close the alert').click()
      await page.getByText('The alert is closed').waitFor()
      await fits()
    },
    text: async (id: string) => (await section(id).textContent()) ?? '',
    /** The timeline as the page tells it, oldest first. */
    timeline: async () => (await page.locator('.moj-timeline__title').allTextContents()).toReversed(),
  }
}
export type Walker = ReturnType<typeof walker>
