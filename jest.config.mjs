import preset from '@breach-alerts/tooling/jest-preset.mjs'

// The unit lane (with the small study of quality) unless a lane is named; the others name their files on the command line (infra/scripts/lanes.mjs).
const unitOnly = process.env.BREACH_ALERTS_LANE ? [] : ['\\.int\\.test\\.ts$', '<rootDir>/test/(?!quality/)']

export default {
  ...preset,
  testMatch: ['**/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...unitOnly],
}
