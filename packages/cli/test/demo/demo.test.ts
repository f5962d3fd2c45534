import { BreachEvent, DirectoryLine, Order } from '@breach-alerts/contracts'
import { type DeviceTrack, deviceOf, judge } from '@breach-alerts/domain'
import type { Api } from '../../src/api.ts'
import { demoDirectory } from '../../src/demo/directory.ts'
import { demoSteps } from '../../src/demo/events.ts'
import { demoOrders } from '../../src/demo/orders.ts'
import { playDemo } from '../../src/demo/play.ts'

const now = Date.parse('2026-11-23T22:00:00Z')

/** What the demo leads to, one line a finding, decided by the rules of the matcher. */
const played = () => {
  const orders = demoOrders(now).map(order => Order.parse(order))
  const tracks = new Map<string | null, DeviceTrack>()
  return demoSteps(now, now).map(({ afterMs, event: sent }) => {
    const event = BreachEvent.parse(sent)
    const device = event.type === 'em.position' ? deviceOf(event.data.deviceId) : null
    const { suspected, outcome, track } = judge({
      event,
      orders,
      track: tracks.get(device) ?? null,
      occurredAt: Date.parse(event.time ?? ''),
      receivedAt: now + afterMs,
    })
    if (track) tracks.set(device, track)
    const lines = suspected.map(({ finding: { orderId, conditionId, level, flags } }) =>
      [orderId, conditionId, level, ...flags].join(' '),
    )
    return lines.length > 0 ? lines : outcome
  })
}

describe('the demo feed', () => {
  it.each(demoOrders(now).map(order => [order.orderId, order]))('order %s speaks the contract', (_id, order) => {
    expect(Order.safeParse(order).error?.issues).toBeUndefined()
  })

  it.each(demoSteps(now, now).map(step => [step.shows, step.event]))(
    'event "%s" speaks the contract',
    (_shows, event) => {
      expect(BreachEvent.safeParse(event).error?.issues).toBeUndefined()
    },
  )

  it.each(demoDirectory(now).map(line => [line]))('directory line %j speaks the contract', line => {
    expect(DirectoryLine.safeParse(line).error?.issues).toBeUndefined()
  })

  it('shows what it says, and no alert where it says so', () => {
    expect(played()).toEqual([
      ['ord_demo_nmo c1 POSSIBLE'],
      ['ord_demo_nmo c1 CERTAIN'],
      ['ord_demo_nmo c2 CERTAIN'],
      ['ord_demo_spo c1 CERTAIN'],
      ['ord_demo_restraining c1 POSSIBLE', 'ord_demo_restraining c2 POSSIBLE'],
      ['ord_demo_dvpn c2 CERTAIN NOT_PROVEN_SERVED'],
      ['ord_demo_lapsed c1 POSSIBLE LATE'],
      'unmatched',
      'unmatched',
    ])
  })

  it('is over within two minutes and gives every event an id of its own', () => {
    const steps = demoSteps(now, now)
    expect(Math.max(...steps.map(step => step.afterMs))).toBeLessThan(120_000)
    expect(new Set(steps.map(step => (step.event as { id: string }).id)).size).toBe(steps.length)
  })

  it('goes on when something did not answer for a moment', async () => {
    const [sent, ending]: [unknown[], AbortController] = [[], new AbortController()]
    const api = {
      putDirectory: async () => ({ recorded: 0, unchanged: 0 }),
      putOrder: async () => undefined,
      postEvents: async (events: readonly unknown[]) => {
        sent.push(...events)
        if (sent.length === 1) throw new TypeError('fetch failed')
        ending.abort()
        return 1
      },
    } as unknown as Api
    const playing = playDemo({ api, now, ordersMadeAt: now, say: () => undefined, signal: ending.signal })
    await expect(playing).rejects.toThrow('aborted')
    expect(sent[1]).toBe(sent[0])
  })
})
