import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Client } from '../support/client.ts'

/** The two widths that the pages are made for: an officer's phone and a control room's screen. */
export const widths = { phone: 390, desk: 1440 } as const

export type Visitor = {
  page: Page
  /** What the browser's console complained of, and what scripts threw. */
  complaints: string[]
  /** A page of the control room. */
  open: (path: string) => Promise<void>
  close: () => Promise<void>
}

type Options = { javaScriptEnabled?: boolean; width?: number }
type Stored = Awaited<ReturnType<BrowserContext['storageState']>>

/** Fills in the sign-in page that the browser stands on. */
export const giveCredentials = async (page: Page, name: string, password: string): Promise<void> => {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/**
 * People with a browser each: what one does is never seen through another's cookies.
 *
 * Signs a person in once, at the identity provider, and keeps the cookies for their later visits.
 */
export const visitors = (browser: Browser, { urls }: Client) => {
  const held = new Map<string, Promise<Stored>>()
  // By the name that it goes by: the identity provider sends people back to that, and cookies belong to a name.
  const home = urls.controlRoom.replace('127.0.0.1', 'localhost')

  const arrive = async (options: Options & { token?: string; storageState?: Stored } = {}) => {
    const { width = widths.desk, token, ...others } = options
    const context = await browser.newContext({
      ...others,
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
      ...(token !== undefined && { extraHTTPHeaders: { authorization: `Bearer ${token}` } }),
    })
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(error.message))
    const visitor: Visitor = {
      page,
      complaints,
      open: async path => void (await page.goto(new URL(path, home).href)),
      close: () => context.close(),
    }
    return visitor
  }

  /** As the sign-in page does it, without drawing it: that the page itself works has its own tests. */
  const signIn = async (person: string): Promise<Stored> => {
    const context = await browser.newContext()
    const page = await context.request.get(new URL('/alerts', home).href)
    const end = await context.request.post(page.url(), { form: { username: person, password: 'demo' } })
    if (new URL(end.url()).pathname !== '/alerts') throw new Error(`${person} was not let in: ${end.status()}`)
    const stored = await context.storageState()
    await context.close()
    return stored
  }

  return {
    /** Somebody who is not signed in; with a `token`, a program that shows it with every request. */
    stranger: arrive,
    /** One of the demo people, signed in. */
    as: async (person: string, options: Options = {}) => {
      const stored = held.get(person) ?? signIn(person)
      held.set(person, stored)
      return arrive({ ...options, storageState: await stored })
    },
  }
}
export type Visitors = ReturnType<typeof visitors>
