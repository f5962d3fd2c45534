import type { Page } from 'playwright-core'

/** How far the page is wider than its window, CSS pixels. In the page's own words: these tests know no DOM. */
export const overflowPx = (page: Page): Promise<number> =>
  page.evaluate<number>(`Math.max(0, document.documentElement.scrollWidth - window.innerWidth)`)
