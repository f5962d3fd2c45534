import preset from '@breach-alerts/tooling/jest-preset.mjs'

/** Unit lane by default; the other lanes name their files on the command line (infra/scripts/test.mjs). */
export default {
  ...preset,
  testMatch: ['**/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.BREACH_ALERTS_LANE ? [] : ['\\.int\\.test\\.ts$', '<rootDir>/test/'])],
}
