import { existsSync, globSync } from 'node:fs'

const source = 'packages/domain/src/'
const tests = 'packages/domain/test/'

/** Tables of data and lists of exports: their mutants say nothing about a rule. */
const data = /-table\.ts$|\/variants\/|\/index\.ts$/u

/** The tests about a file, where they are not in the one of its name alone. */
const suites: Readonly<Record<string, readonly string[]>> = {
  'geo/cells': ['geo/osgb'],
  'geo/crossing': ['geo/motion'],
  'geo/force-areas': ['geo/box'],
  'geo/inside': ['geo/inside', 'geo/stars'],
  'geo/signed-distance': ['geo/signed-distance', 'geo/stars'],
  'identifiers/check-letter': ['identifiers/identifier'],
  'identifiers/phone': ['identifiers/identifier'],
  'identifiers/police-numbers': ['identifiers/identifier'],
  'identifiers/siphash': ['identifiers/key-hash'],
  'match/area-reading': ['match/area-reading', 'match/presence', 'match/area-rows', 'match/stays', 'match/near-watch'],
  'match/at-risk': ['match/judge-event', 'match/judge'],
  'match/conduct': ['match/duty-rows', 'match/finding-evidence'],
  'match/doubts': ['match/doubts-rules'],
  'match/engage': ['match/engage', 'match/engage-unknown', 'match/area-rows', 'match/order-gaps'],
  'match/evidence': ['match/evidence', 'match/other-numbers'],
  'match/finding': ['match/finding', 'match/finding-evidence', 'match/silence', 'match/judge'],
  'match/follow': ['match/follow-lanes'],
  'match/identify': ['match/identify', 'match/who'],
  'match/identify-all': ['match/identify-all', 'match/who'],
  'match/judge': ['match/judge-event'],
  'match/model': ['match/model', 'match/model-file'],
  'match/model/estimate': ['match/estimate'],
  'match/model/type': ['match/model-file'],
  'match/person-level': ['match/person-level-rules'],
  'match/proximity': ['match/near-watch', 'match/proximity'],
  'match/tag-doubts': ['match/judge-position', 'match/doubts'],
  'match/zones/watch': ['match/zones/watch-lines'],
  'names/compare-parts': ['names/compare'],
  'names/consonants': ['names/consonants', 'names/scripts'],
}

/**
 * The tests whose verdict counts for a file: those about it, or all of its directory where none is about it. A mutant that only a far-off
 * test notices is one that the tests about its file let pass.
 */
export const suiteOf = (file: string): readonly string[] => {
  const name = file.slice(source.length).replace(/\.ts$/u, '')
  const about = (suites[name] ?? [name]).map(test => `${tests}${test}.test.ts`).filter(test => existsSync(test))
  return about.length > 0 ? about : [`${tests}${name.slice(0, name.indexOf('/'))}/**/*.test.ts`]
}

/**
 * The files to mutate below one directory or file of the domain's pure code.
 *
 * @param path below `packages/domain/src` or from the root, such as `match` or `names/birth`; empty for all five directories
 */
export const filesOf = (path: string): readonly string[] => {
  const asked = path.replace(source, '').replace(/\.ts$|\/$/u, '')
  return globSync(`${source}{match,names,time,identifiers,geo}/**/*.ts`)
    .filter(file => !data.test(file) && (asked === '' || /^[./]/u.test(file.slice(source.length + asked.length))))
    .filter(file => file.startsWith(`${source}${asked}`))
    .toSorted()
}
