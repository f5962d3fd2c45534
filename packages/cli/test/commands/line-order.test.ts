import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundledNames, eventAt, orderAt } from '@breach-alerts/synthetic'
import * as fc from 'fast-check'
import type { Command } from '../../src/command.ts'
import { conditions } from '../../src/commands/conditions.ts'
import { match } from '../../src/commands/match.ts'
import { zones } from '../../src/commands/zones.ts'
import { demoOrders } from '../../src/demo/orders.ts'

const synthetic = { seed: 5, names: bundledNames }
const counts = { orders: 40, events: 60 }
const mix = { orders: counts.orders, matching: 0.7, near: 0.2 }
const orders = Array.from({ length: counts.orders }, (_, at) => orderAt(synthetic, at))
// What a position says in `conditions` follows those before it in the file.
const events = Array.from({ length: counts.events }, (_, at) => eventAt(synthetic, at, mix).event).filter(
  ({ type }) => type !== 'em.position',
)

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'breach-alerts-line-order-'))
})
afterAll(async () => rm(dir, { recursive: true }))

const write = async (name: string, values: readonly unknown[]) => {
  const file = join(dir, name)
  await writeFile(file, values.map(value => JSON.stringify(value)).join('\n'))
  return file
}

/** The lines of a command, sorted. */
const linesOf = async (
  command: Command,
  first: readonly unknown[],
  second: readonly unknown[],
  more: string[] = [],
) => {
  const lines: string[] = []
  const word = command === zones ? '--positions' : '--events'
  const files = ['--orders', await write('orders.jsonl', first), word, await write('events.jsonl', second)]
  await command.run([...files, ...more], {
    env: {},
    result: value => lines.push(JSON.stringify(value)),
    drained: async () => {},
    say: () => {},
  })
  return lines.toSorted()
}

const shuffled = <Of>(all: readonly Of[]) => fc.shuffledSubarray([...all], { minLength: all.length })

describe('the order of lines in both files, and lines that come twice', () => {
  it.each<[string, Command, string[], number]>([
    ['match', match, [], 40],
    ['match --scores', match, ['--scores'], 40],
    // When an event happened that says no time is worked out from the file, unless it is told.
    ['conditions --now', conditions, ['--now', '2026-11-22T12:00:00Z'], 60],
  ])('change no line of %s', async (_, command, words, least) => {
    const expected = await linesOf(command, orders, events, words)
    expect(expected.length).toBeGreaterThan(least)
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(orders).chain(again => shuffled([...orders, ...again])),
        fc.subarray(events).chain(again => shuffled([...events, ...again])),
        async (first, second) => {
          expect(await linesOf(command, first, second, words)).toEqual(expected)
        },
      ),
      { numRuns: 12 },
    )
  })
})

const now = Date.parse('2026-11-23T22:00:00Z')
const zone = { latitude: 53.7965, longitude: -1.5478 }
const tagged = ['EM-DEMO-1', 'EM-OTHER'].flatMap(device =>
  demoOrders(now)
    .filter(({ orderId }) => orderId === 'ord_demo_nmo')
    .map(order => ({
      ...order,
      orderId: `${order.orderId}_${device}`,
      respondent: { ...order.respondent, identifiers: [{ scheme: 'EM_DEVICE', value: device }] },
    })),
)

/** A fix a minute, so far north of the middle of the zone, metres; each comes later than others by so many minutes. */
const walkOf = (deviceId: string) =>
  fc
    .array(fc.record({ metres: fc.integer({ min: -900, max: 900 }), lateBy: fc.integer({ min: 0, max: 4 }) }), {
      minLength: 12,
      maxLength: 25,
    })
    .map(steps =>
      steps.map(({ metres, lateBy }, at) => ({
        comesAt: at + lateBy * 1.01,
        event: {
          specversion: '1.0',
          id: `${deviceId}-${at}`,
          source: 'urn:test',
          type: 'em.position',
          time: new Date(now + at * 60_000).toISOString(),
          data: { deviceId, fix: { ...zone, latitude: zone.latitude + metres / 111_300, accuracyM: 8 } },
        },
      })),
    )

describe('the order of positions within five minutes, and of tags', () => {
  it('changes no line of zones', async () => {
    let lines = 0
    await fc.assert(
      fc.asyncProperty(walkOf('EM-DEMO-1'), walkOf('EM-OTHER'), shuffled(tagged), async (one, other, ofWearers) => {
        const inOrder = [...one, ...other].map(({ event }) => event)
        const asReceived = [...one, ...other].toSorted((a, b) => a.comesAt - b.comesAt).map(({ event }) => event)
        const expected = await linesOf(zones, tagged, inOrder)
        expect(await linesOf(zones, ofWearers, asReceived)).toEqual(expected)
        lines += expected.length
      }),
      { numRuns: 30 },
    )
    expect(lines).toBeGreaterThan(60)
  })
})
