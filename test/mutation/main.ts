import { fileURLToPath } from 'node:url'
import { Stryker } from '@stryker-mutator/core'
import { scoresOf } from './scores.ts'
import { filesOf, suiteOf } from './suites.ts'

/** Runs the tests on every mutant of the files, in a copy below `out/`, and prints the mutants that survive. */
const mutate = (files: readonly string[], tests: readonly string[]) =>
  new Stryker({
    mutate: [...files],
    testRunner: 'jest',
    plugins: [fileURLToPath(import.meta.resolve('@stryker-mutator/jest-runner'))],
    testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
    jest: {
      enableFindRelatedTests: false,
      config: {
        roots: ['<rootDir>/packages/domain'],
        testMatch: tests.map(test => `<rootDir>/${test}`),
        setupFilesAfterEnv: [fileURLToPath(new URL('no-shrinking.ts', import.meta.url))],
        testEnvironment: fileURLToPath(import.meta.resolve('jest-environment-node')),
      },
    },
    coverageAnalysis: 'perTest',
    // Modules that were loaded stay in memory.
    maxTestRunnerReuse: 50,
    concurrency: 1,
    ignorePatterns: ['*', '!package.json', '!jest.config.mjs', '!packages/**', 'node_modules', 'dist'],
    // Stryker reads tsconfig files through the programming interface of TypeScript, which version 7 has not.
    tsconfigFile: 'none.json',
    tempDirName: 'out/mutation',
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: false },
  }).runMutationTest()

const files = (process.argv.length > 2 ? process.argv.slice(2) : ['']).flatMap(filesOf)
if (files.length === 0)
  throw new Error('name directories or files below packages/domain/src, such as match or names/birth')

const results = []
for (const [, group] of Map.groupBy(files, file => suiteOf(file).join(' ')))
  results.push(...(await mutate(group, suiteOf(group[0]!))))
console.log(scoresOf(results).join('\n'))
