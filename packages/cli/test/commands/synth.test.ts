import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BreachEvent, Order } from '@breach-alerts/contracts'
import { UsageError } from '../../src/command.ts'
import { synth } from '../../src/commands/synth.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'breach-alerts-synth-'))
})
afterAll(async () => rm(dir, { recursive: true }))

const run = async (name: string, ...more: string[]) => {
  const out = join(dir, name)
  const io = { env: {}, result: () => {}, drained: async () => {}, say: () => {} }
  await synth.run(['--orders', '50', '--events', '80', '--seed', '9', '--out', out, ...more], io)
  const lines = async (file: string) =>
    (await readFile(join(out, file), 'utf8'))
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as unknown)
  const [orders, events, truth] = [await lines('orders.jsonl'), await lines('events.jsonl'), await lines('truth.jsonl')]
  const others = ['positions', 'positions-truth', 'condition-orders', 'condition-events', 'condition-truth']
  return { orders, events, truth, others: await Promise.all(others.map(async one => lines(`${one}.jsonl`))) }
}

describe('synth', () => {
  it('writes orders and events of the contract, and the truth of every event', async () => {
    const { orders, events, truth } = await run('a')
    const ids = new Set(orders.map(one => Order.parse(one).orderId))
    expect(ids.size).toBe(50)
    expect(events.map(one => BreachEvent.parse(one).id)).toEqual(truth.map(one => (one as { eventId: string }).eventId))
    const about = truth.map(one => (one as { orderId: string | null }).orderId)
    expect(about.every(orderId => orderId === null || ids.has(orderId))).toBe(true)
    expect(new Set(about.map(orderId => orderId === null))).toEqual(new Set([true, false]))
  })

  it('writes the same for the same words, and other orders for another seed', async () => {
    expect(await run('b')).toEqual(await run('c'))
    const [one, other] = [await run('b'), await run('d', '--seed', '10')]
    expect(other.orders).not.toEqual(one.orders)
    other.others.forEach((lines, at) => expect(lines).not.toEqual(one.others[at]))
  })

  it.each([
    ['a count that is no number', ['--orders', 'many']],
    ['a share above one', ['--matching', '2']],
    ['more conditions than there are people for', ['--conditions', '250001']],
  ])('%s is wrong usage', async (_, words) => {
    await expect(run('e', ...words)).rejects.toBeInstanceOf(UsageError)
  })
})
