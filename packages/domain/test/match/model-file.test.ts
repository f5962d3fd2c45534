import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { model } from '../../src/match/model.ts'
import { Model } from '../../src/match/model/type.ts'

const folder = join(import.meta.dirname, '../../src/match/model')
const files = readdirSync(folder).filter(name => name.endsWith('.json'))

/** Digest of the content of every model, formatting aside. Never change one: give a new version. */
const locked: Readonly<Record<string, string>> = {
  'fs-2026-11-4': '0a0b72ebe39aa7d348953f84189a8ce0',
}

const contentOf = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))

describe('the model files', () => {
  it.each(files)('%s is locked: the version names this content and no other', file => {
    const content = Model.parse(contentOf(file))
    const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32)
    expect({ [content.version]: digest }).toEqual({ [content.version]: locked[content.version] })
    expect(file).toBe(`${content.version}.json`)
  })

  it('the newest is the one in use, and it is plain JSON', () => {
    expect(model).toEqual(contentOf(files.toSorted().at(-1) ?? ''))
    expect(Model.parse(JSON.parse(JSON.stringify(model)))).toEqual(model)
  })

  it.each([
    ['a level that is missing', { names: {} }],
    ['a weight that is no number', { identifierMismatch: 'much' }],
    ['a version that cannot be a file name', { version: '../x' }],
    ['a version of two words', { version: 'x y' }],
    ['a field that nobody knows', { bonus: 1 }],
  ])('%s is refused', (_, change) => {
    expect(Model.safeParse({ ...model, ...change }).success).toBe(false)
  })
})
