import type { Alert } from '@breach-alerts/contracts'
import type { Browser } from 'playwright-core'
import { makeSample, type Sample } from '../support/samples.ts'
import { startSystem, type System } from '../support/system.ts'
import { openChromium } from './chromium.ts'
import { type Visitors, visitors } from './visitor.ts'

/** The running product and people in front of it. */
export type House = {
  system: System
  visitors: Visitors
  /** A new alert of force 13, with the sample that made it. */
  raise: () => Promise<{ alert: Alert; sample: Sample }>
  close: () => Promise<void>
}

export const openHouse = async (): Promise<House> => {
  const [system, browser]: [System, Browser] = await Promise.all([startSystem(), openChromium()])
  return {
    system,
    visitors: visitors(browser, system),
    raise: async () => {
      const sample = makeSample()
      await system.order(sample.order)
      await system.event(sample.contact())
      await system.settled()
      const [alert] = await system.alerts(`?orderId=${sample.order.orderId}`)
      if (alert === undefined) throw new Error('no alert was raised')
      return { alert, sample }
    },
    close: async () => {
      await browser.close()
      await system.dispose()
    },
  }
}
