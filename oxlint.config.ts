import { defineConfig } from 'oxlint'

/** The boundaries of the house: services → packages → domain, one way, and one folder for each client library. */
const homes = { kafkajs: 'packages/log', ioredis: 'packages/store', '@aws-sdk/client-sns': 'packages/notify' }

const services = [
  'alert-desk',
  'breach-matcher',
  'control-room',
  'escalation-clock',
  'intake',
  'ledger-sealer',
  'notifier',
  'order-register',
]

const isElsewhere = { regex: '\\.\\./[a-z-]+/(src|test)/', message: 'Packages meet through their index, by name.' }
const isService = {
  group: services.map(name => `@breach-alerts/${name}`),
  message: 'Nothing imports a service but what starts them all; services meet in packages/contracts.',
}
const clientsBut = (home?: string) =>
  Object.entries(homes)
    .filter(([, folder]) => folder !== home)
    .map(([name, folder]) => ({ group: [name, `${name}/**`], message: `${name} is imported in ${folder} only.` }))

type Pattern = { group?: string[]; regex?: string; message: string }
const restrictedImports = (...patterns: Pattern[]) =>
  ['error', { patterns: [isElsewhere, ...patterns] }] as ['error', { patterns: Pattern[] }]

const pure =
  'packages/domain decides and nothing else: no I/O, no clock, no chance. Take time, ids and data as arguments.'
const impureGlobals = [
  'console',
  'crypto',
  'eval',
  'fetch',
  'global',
  'globalThis',
  'Intl',
  'performance',
  'process',
  'queueMicrotask',
  'require',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'Temporal',
  'WebSocket',
]

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'import', 'jest', 'node', 'promise'],
  jsPlugins: ['./packages/tooling/oxlint-house.mjs'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true },
  ignorePatterns: ['**/dist/**', '.tools/**', 'data/**', '**/public/vendor/**', '**/*.mjs'],
  rules: {
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'preserve-caught-error': 'error',
    'no-restricted-imports': restrictedImports(...clientsBut(), isService),
    'typescript/no-unsafe-type-assertion': 'off',
    'import/no-cycle': 'error',
    'import/no-named-as-default-member': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'jest/no-conditional-expect': 'off',
    'jest/no-standalone-expect': 'off',
    'promise/always-return': 'off',
    'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'fc.assert', 'until', 'expect*', 'assert*'] }],
  },
  overrides: [
    ...Object.values(homes).map(home => ({
      files: [`${home}/**/*.ts`],
      rules: { 'no-restricted-imports': restrictedImports(...clientsBut(home), isService) },
    })),
    {
      // What starts them all, and what measures one beside others.
      files: ['infra/run/**/*.ts', 'test/bench/**/*.ts'],
      rules: { 'no-restricted-imports': restrictedImports(...clientsBut()) },
    },
    {
      files: ['packages/domain/src/**/*.ts'],
      rules: {
        'no-restricted-imports': restrictedImports(...clientsBut(), {
          group: ['pino', 'fastify', 'undici', '@breach-alerts/*', '!@breach-alerts/contracts'],
          message: pure,
        }),
        'import/no-nodejs-modules': 'error',
        'no-restricted-globals': ['error', ...impureGlobals.map(name => ({ name, message: pure }))],
        'no-restricted-properties': [
          'error',
          { object: 'Date', property: 'now', message: pure },
          { object: 'Math', property: 'random', message: pure },
        ],
        'house/no-clock': 'error',
      },
    },
  ],
})
