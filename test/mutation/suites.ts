import { existsSync, globSync } from 'node:fs'

const source = 'packages/domain/src/'
const tests = 'packages/domain/test/'

/** Tables of data and lists of exports: their mutants say nothing about a rule. */
const data = /-table\.ts$|\/variants\/|\/index\.ts$/u

/** Tests that judge a file together with the one of its name, or instead of it. */
const more: Readonly<Record<string, readonly string[]>> = {
  'geo/inside': ['geo/stars'],
  'geo/signed-distance': ['geo/stars'],
  'match/compare-person': ['match/person-level', 'match/model', 'match/score.property', 'match/who'],
  'match/judge-position': ['match/judge', 'match/follow', 'match/doubts', 'match/proximity', 'match/worked-example'],
  'match/model': ['match/model-file'],
  'match/person-level': ['match/person-level-rules'],
  'names/compare-parts': ['names/compare'],
}

/**
 * The tests whose verdict counts for a file: those about it, or all of its directory where none is about it alone. A mutant that only a
 * far-off test notices is one that the tests about its file let pass.
 */
export const suiteOf = (file: string): readonly string[] => {
  const name = file.slice(source.length).replace(/\.ts$/u, '')
  const own = [name, ...(more[name] ?? [])].map(test => `${tests}${test}.test.ts`).filter(test => existsSync(test))
  return own.length > 0 ? own : [`${tests}${name.slice(0, name.indexOf('/'))}/**/*.test.ts`]
}

/**
 * The files to mutate below one directory or file of the domain's pure code.
 *
 * @param path below `packages/domain/src`, such as `match` or `names/birth`; empty for all five directories
 */
export const filesOf = (path: string): readonly string[] =>
  globSync(`${source}{match,names,time,identifiers,geo}/**/*.ts`)
    .filter(
      file => !data.test(file) && `${file.replace(/\.ts$/u, '')}/`.startsWith(`${source}${path}/`.replace('//', '/')),
    )
    .toSorted()
