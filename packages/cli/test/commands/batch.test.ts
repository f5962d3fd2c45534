import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Command, UsageError } from '../../src/command.ts'
import { conditions } from '../../src/commands/conditions.ts'
import { match } from '../../src/commands/match.ts'
import { zones } from '../../src/commands/zones.ts'
import { demoSteps } from '../../src/demo/events.ts'
import { demoOrders } from '../../src/demo/orders.ts'

const now = Date.parse('2026-11-23T22:00:00Z')
let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'breach-alerts-batch-'))
  const lines = (values: readonly unknown[]) => values.map(value => JSON.stringify(value)).join('\n')
  await writeFile(join(dir, 'orders.jsonl'), lines(demoOrders(now)))
  await writeFile(join(dir, 'events.jsonl'), lines(demoSteps(now, now).map(step => step.event)))
  await writeFile(join(dir, 'bad.jsonl'), '{"orderId":"ord_1","type":"ASBO"}\nnot json\n')
})
afterAll(async () => rm(dir, { recursive: true }))

const run = async (command: Command, args: readonly string[]) => {
  const results: Record<string, unknown>[] = []
  const said: string[] = []
  let reason: unknown = null
  try {
    await command.run(args, {
      env: {},
      result: value => results.push(value as Record<string, unknown>),
      drained: async () => {},
      say: line => said.push(line),
    })
  } catch (error) {
    reason = error
  }
  return { results, said, reason }
}
const files = (second: string) => ['--orders', join(dir, 'orders.jsonl'), `--${second}`, join(dir, 'events.jsonl')]

describe('match', () => {
  it('says who each event may be about, in the order of the file', async () => {
    const { results } = await run(match, files('events'))
    const pairs = results.map(({ orderId, level }) => [orderId, level])
    expect(pairs.slice(0, 2)).toEqual([
      ['ord_demo_nmo', 'CERTAIN'],
      ['ord_demo_nmo', 'CERTAIN'],
    ])
    expect(results[0]?.evidence).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'EM_DEVICE' })]))
  })

  it('with --scores gives the weight of the same pairs, and the same weight', async () => {
    const { results: found } = await run(match, files('events'))
    const { results: scores } = await run(match, [...files('events'), '--scores'])
    const key = ({ eventId, orderId, weight }: Record<string, unknown>) =>
      `${String(eventId)} ${String(orderId)} ${String(weight)}`
    expect(scores.map(key)).toEqual(expect.arrayContaining(found.map(key)))
    expect(Object.keys(scores[0]!).toSorted()).toEqual(['eventId', 'orderId', 'weight'])
  })
})

describe('conditions', () => {
  it('gives exactly one line for every condition of every order whose respondent the event identifies', async () => {
    const { results } = await run(conditions, files('events'))
    const keys = results.map(
      ({ eventId, orderId, conditionId }) => `${String(eventId)}/${String(orderId)}/${String(conditionId)}`,
    )
    expect(new Set(keys).size).toBe(keys.length)
    expect(results).toContainEqual(
      expect.objectContaining({
        orderId: 'ord_demo_dvpn',
        conditionId: 'c2',
        verdict: 'SUSPECTED',
        level: 'CERTAIN',
        flags: ['NOT_PROVEN_SERVED'],
      }),
    )
  })
})

describe('events that say no time', () => {
  const strip = (line: string) => JSON.stringify({ ...(JSON.parse(line) as object), time: undefined })
  const timeless = async () => {
    const lines = (await readFile(join(dir, 'events.jsonl'), 'utf8')).split('\n').map(strip)
    const file = join(dir, 'timeless.jsonl')
    await writeFile(file, lines.join('\n'))
    return file
  }

  it.each([
    ['conditions', conditions, 'events'],
    ['zones', zones, 'positions'],
  ] as const)('%s are judged at the instant of receipt that --now gives', async (_, command, second) => {
    const words = ['--orders', join(dir, 'orders.jsonl'), `--${second}`, await timeless(), '--now']
    const inForce = await run(command, [...words, '2026-11-23T22:00:00Z'])
    const before = await run(command, [...words, '2020-01-01T00:00:00Z'])
    expect(inForce.results.length).toBeGreaterThan(0)
    expect(inForce.results).not.toEqual(before.results)
    expect(await run(command, [...words, 'soon'])).toMatchObject({ reason: { name: 'UsageError' } })
  })
})

describe('zones', () => {
  it('tells a possible entry and then its confirmation, each once', async () => {
    const { results } = await run(zones, files('positions'))
    const entries = results.filter(({ orderId, transition }) => orderId === 'ord_demo_nmo' && transition === 'ENTERED')
    expect(entries.map(({ level }) => level)).toEqual(['POSSIBLE', 'PROBABLE'])
  })
})

describe('lines that come again', () => {
  it.each([
    ['match', match, 'events'],
    ['conditions', conditions, 'events'],
    ['zones', zones, 'positions'],
  ] as const)('%s answers an event once, and the last line of an order counts', async (_, command, second) => {
    const orders = demoOrders(now)
    const revoked = orders.map(order => ({
      ...order,
      versions: [...order.versions, { ...order.versions[0]!, version: 99, status: 'REVOKED' }],
    }))
    const text = (values: readonly unknown[]) => values.map(value => JSON.stringify(value)).join('\n')
    const write = async (name: string, values: readonly unknown[]) => {
      await writeFile(join(dir, name), text(values))
      return join(dir, name)
    }
    const events = demoSteps(now, now).map(step => step.event)
    const once = await write('once.jsonl', events)
    const twice = await write('twice.jsonl', [...events, ...events])
    const both = await write('both.jsonl', [...revoked, ...orders])
    const words = (a: string, b: string) => ['--orders', a, `--${second}`, b]
    const plain = await run(command, words(join(dir, 'orders.jsonl'), once))
    expect(plain.results.length).toBeGreaterThan(0)
    expect(await run(command, words(both, twice))).toEqual(plain)
    const ended = await run(command, words(await write('revoked.jsonl', revoked), once))
    expect(await run(command, words(await write('ended.jsonl', [...orders, ...revoked]), twice))).toEqual(ended)
  })
})

describe('learning and then matching', () => {
  it.each(['orders', 'events'])('needs %s that can be read twice', async which => {
    const words = { orders: join(dir, 'orders.jsonl'), events: join(dir, 'events.jsonl'), [which]: '/dev/null' }
    const asked = ['--orders', words.orders, '--events', words.events]
    const { reason, results } = await run(match, [...asked, '--estimate'])
    expect([reason, results]).toEqual([new UsageError(`--estimate needs --${which} to be a regular file.`), []])
    expect((await run(match, asked)).reason).toBeNull()
  })
})

describe('words and lines that are not right', () => {
  it.each([
    ['no file', ['--orders', 'x']],
    ['an unknown option', ['--orders', 'x', '--events', 'y', '--fuzzy']],
  ])('%s is wrong usage', async (_what, args) => {
    expect((await run(match, args)).reason).toBeInstanceOf(UsageError)
  })

  it('a bad line is named with every bad field, the rest goes on, and the end says so', async () => {
    const { said, reason } = await run(match, [
      '--orders',
      join(dir, 'bad.jsonl'),
      '--events',
      join(dir, 'events.jsonl'),
    ])
    expect(said.join('\n')).toMatch(
      /line 1: \/type .*\n.*line 1: \/respondent is required\n.*line 1: \/versions is required\n.*line 2: /u,
    )
    expect(String(reason)).toMatch(/left out/u)
    expect(said.join('\n')).not.toContain('ASBO"')
  })
})

describe('more orders under one name and date of birth than are compared', () => {
  it.each<[string, Command]>([
    ['match', match],
    ['conditions', conditions],
  ])('are told at the end of %s', async (_name, command) => {
    const born = { names: [{ full: 'Zebulon Quarrington' }], dateOfBirth: '1985-05-17' }
    const [order] = demoOrders(now)
    const orders = Array.from({ length: 1_005 }, (_, at) => ({ ...order, orderId: `ord_${at}`, respondent: born }))
    const data = { encounter: 'STOP', people: [{ role: 'SUSPECT', ...born }] }
    const event = { specversion: '1.0', id: 'e1', source: 'urn:test', type: 'police.encounter', data }
    await writeFile(join(dir, 'many.jsonl'), orders.map(one => JSON.stringify(one)).join('\n'))
    await writeFile(join(dir, 'one.jsonl'), JSON.stringify(event))
    const { results, said, reason } = await run(command, [
      '--orders',
      join(dir, 'many.jsonl'),
      '--events',
      join(dir, 'one.jsonl'),
    ])
    expect(reason).toBeNull()
    expect(new Set(results.map(({ orderId }) => orderId)).size).toBe(1_000)
    expect(said).toEqual([
      'Events that name more people, or share a name, a date or a place with more orders, than were compared: 1.',
    ])
  })
})
