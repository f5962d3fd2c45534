import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { silentLogger } from '../../src/logger.ts'
import { openFilePartition } from '../../src/memory/file-partition.ts'
import { makeHeapPartition } from '../../src/memory/heap-partition.ts'
import { heldFrom, type Partition } from '../../src/memory/partition.ts'

type Kept = { offset: number; value: string; appendedAt: number }
type Step =
  | { kind: 'append'; sizes: number[]; afterMs: number }
  | { kind: 'drop'; ageMs: number }
  | { kind: 'restart' }
  | { kind: 'read'; max: number }

/** Time goes back too, as the clock of a machine may. */
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      sizes: fc.array(fc.nat(400), { minLength: 1, maxLength: 6 }),
      afterMs: fc.integer({ min: -5, max: 20 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('drop' as const), ageMs: fc.integer({ min: -10, max: 60 }) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const), max: fc.integer({ min: 1, max: 5 }) }) },
)

const kept = async (store: Partition, from: number, max: number): Promise<Kept[]> =>
  (await store.read(from, max)).map(({ offset, value, appendedAt }) => ({ offset, value: String(value), appendedAt }))

const readAll = async (store: Partition): Promise<Kept[]> => {
  const all: Kept[] = []
  for (let at = store.begin(); at < store.end();) {
    all.push(...(await kept(store, at, 4)))
    at = store.begin() + all.length
  }
  return all
}

/** What the partition must hold, in a list. */
const makeModel = () => {
  const all: Kept[] = []
  let [begin, now] = [0, 1_000]
  return {
    append: (sizes: readonly number[], afterMs: number) => {
      now += afterMs
      const records = sizes.map(size => ({
        key: 'k',
        topic: 't',
        value: Buffer.from(`${all.length}-${'x'.repeat(size)}`),
      }))
      for (const { value } of records) all.push({ offset: all.length, value: String(value), appendedAt: now })
      return { records, now }
    },
    drop: (ageMs: number) => {
      const first = all.findIndex(({ offset, appendedAt }) => offset >= begin && appendedAt >= now - ageMs)
      begin = first < 0 ? all.length : first
      return now - ageMs
    },
    begin: () => begin,
    held: () => all.slice(begin),
    at: (offset: number) => all[offset],
  }
}

/** Runs the steps; `isHasty`: no step waits for the one before it, as far as a partition allows that. */
const follow = async (steps: readonly Step[], open: () => Partition, isHasty: boolean): Promise<void> => {
  const model = makeModel()
  let store = open()
  let [position, instant] = [0, 0]
  let under: Promise<unknown>[] = []
  const settle = async () => {
    await Promise.all(under)
    under = []
  }
  const read = async (max: number) => {
    const from = heldFrom(store, position)
    const records = await kept(store, from, max)
    // Whatever is dropped meanwhile: in order, without a gap, as appended, from where it was asked.
    expect(records).toEqual(records.map((_, i) => model.at(from + i)))
    position = Math.max(position, from + records.length)
  }
  for (const step of steps) {
    if (step.kind === 'append') {
      const { records, now } = model.append(step.sizes, step.afterMs)
      // It would be old already, and go or stay as it comes: only a drop that has ended says which.
      if (now < instant) await settle()
      under.push(store.append(records, now))
    }
    if (step.kind === 'drop') {
      // The same for what is still being appended.
      await settle()
      instant = model.drop(step.ageMs)
      under.push(store.dropBefore(instant))
    }
    if (step.kind === 'read') under.push(read(step.max))
    if (step.kind === 'restart') {
      await settle()
      store.close()
      store = open()
    }
    if (!isHasty) await settle()
    if (under.length === 0) {
      expect([store.begin(), store.end()]).toEqual([model.begin(), model.begin() + model.held().length])
      expect(await readAll(store)).toEqual(model.held())
    }
  }
  await settle()
  expect(await readAll(store)).toEqual(model.held())
  store.close()
}

const steps = fc.array(anyStep, { minLength: 1, maxLength: 25 })

describe('a partition that forgets', () => {
  it('in memory holds exactly the suffix that no drop reached, in order, whatever is appended and read meanwhile', () =>
    fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (all, isHasty) => {
        const store = makeHeapPartition('t', 0)
        await follow(all, () => store, isHasty)
      }),
    ))

  it.each([0, 1_000, 1 << 20])(
    'in a file does too, over restarts, with %i bytes of it in memory',
    tailBytes =>
      fc.assert(
        fc.asyncProperty(steps, fc.boolean(), async (all, isHasty) => {
          const dir = mkdtempSync(join(tmpdir(), 'breach-alerts-drop-'))
          const options = { dir, fsync: false, logger: silentLogger, tailBytes }
          try {
            await follow(all, () => openFilePartition('t', 0, options), isHasty)
          } finally {
            rmSync(dir, { recursive: true })
          }
        }),
      ),
    60_000,
  )
})
