import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Model, model as inUse } from '@breach-alerts/domain'
import { type Command, UsageError } from '../../src/command.ts'
import { match } from '../../src/commands/match.ts'
import { model } from '../../src/commands/model.ts'
import { synth } from '../../src/commands/synth.ts'

type Result = Record<string, unknown>
const run = async (command: Command, args: readonly string[]) => {
  const [results, said]: [Result[], string[]] = [[], []]
  let reason: unknown = null
  await command
    .run(args, {
      env: {},
      result: value => results.push(value as Result),
      drained: async () => {},
      say: line => said.push(line),
    })
    .catch((error: unknown) => (reason = error))
  return { results, said: said.join('\n'), reason }
}

let dir: string
const inDir = (name: string) => join(dir, name)
const files = () => ['--orders', inDir('orders.jsonl'), '--events', inDir('events.jsonl')]
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'breach-alerts-model-'))
  await run(synth, ['--orders', '150', '--events', '200', '--seed', '3', '--out', dir])
}, 60_000)
afterAll(async () => rm(dir, { recursive: true }))

describe('match --estimate and model estimate', () => {
  it('learn one and the same model from the same files, and give it a version of its own', async () => {
    const file = inDir('learned.json')
    const written = await run(model, ['estimate', ...files(), '--out', file])
    expect(written).toMatchObject({ reason: null, results: [{ file }] })
    const learned = Model.parse(JSON.parse(await readFile(file, 'utf8')))
    expect(learned.version).toMatch(/^fs-.*-em-[0-9a-f]{10}$/u)
    expect(learned.names.EXACT).not.toBe(inUse.names.EXACT)

    const atOnce = await run(match, [...files(), '--estimate'])
    const byFile = await run(match, [...files(), '--model', file])
    expect(atOnce.said).toContain(learned.version)
    expect(atOnce.results).toEqual(byFile.results)
    expect(atOnce.results.length).toBeGreaterThan(50)
  }, 60_000)

  it('never write over a model', async () => {
    await writeFile(inDir('there.json'), 'mine')
    const { reason } = await run(model, ['estimate', ...files(), '--out', inDir('there.json')])
    expect(String(reason)).toMatch(/not written over/u)
    expect(await readFile(inDir('there.json'), 'utf8')).toBe('mine')
  })

  it('keep the weights in use where there is too little to learn from, and say so', async () => {
    const few = (await readFile(inDir('events.jsonl'), 'utf8')).split('\n').slice(0, 5).join('\n')
    await writeFile(inDir('few.jsonl'), few)
    const words = ['--orders', inDir('orders.jsonl'), '--events', inDir('few.jsonl')]
    const atOnce = await run(match, [...words, '--estimate'])
    expect(atOnce).toMatchObject({ reason: null, said: expect.stringMatching(/^Too little to learn from/u) as string })
    expect(atOnce.results).toEqual((await run(match, words)).results)
    expect(String((await run(model, ['estimate', ...words, '--out', inDir('none.json')])).reason)).toMatch(/No model/u)
  })
})

describe('match --model', () => {
  it('takes weights and prior from the file as they stand', async () => {
    const file = inDir('heavy.json')
    const heavier = { ...inUse, version: 'heavier', priors: { ...inUse.priors, none: inUse.priors.none + 5 } }
    await writeFile(file, JSON.stringify(heavier))
    const weights = async (...more: string[]) =>
      new Map(
        (await run(match, [...files(), '--scores', ...more])).results.map(line => [
          `${String(line.eventId)} ${String(line.orderId)}`,
          Number(line.weight),
        ]),
      )
    const [usual, other] = [await weights(), await weights('--model', file)]
    expect([...other.keys()]).toEqual([...usual.keys()])
    const differences = [...other].map(([pair, weight]) => Math.round(weight - usual.get(pair)!))
    expect(new Set(differences)).toEqual(new Set([0, 5]))
  })

  it('names every bad field of a file that is no model, and none of its values', async () => {
    const file = inDir('bad.json')
    await writeFile(
      file,
      JSON.stringify({ ...inUse, names: { ...inUse.names, EXACT: 'plenty' }, misread: 1e9, bonus: 1 }),
    )
    const { reason, results } = await run(match, [...files(), '--model', file])
    expect(results).toEqual([])
    expect(reason).not.toBeInstanceOf(UsageError)
    for (const field of ['/names/EXACT', '/misread', '/bonus']) expect(String(reason)).toContain(field)
    expect(String(reason)).not.toMatch(/plenty|1000000000/u)
  })

  it.each([
    ['that is not JSON', 'not json'],
    ['with a field twice', '{"version":"a","version":"b"}'],
  ])('says why a file %s is no model', async (_, content) => {
    await writeFile(inDir('odd.json'), content)
    expect(String((await run(match, [...files(), '--model', inDir('odd.json')])).reason)).toMatch(/is not a model/u)
  })

  it('without a file is wrong usage', async () => {
    expect((await run(match, [...files(), '--model'])).reason).toBeInstanceOf(UsageError)
    expect((await run(model, ['learn'])).reason).toBeInstanceOf(UsageError)
  })
})
