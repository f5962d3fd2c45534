import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A file somebody might write, where, and whether the lint of the house lets it pass. */
type Attempt = { file: string; source: string; passes: boolean }

const refused = (file: string, source: string): Attempt => ({ file, source, passes: false })
const passes = (file: string, source: string): Attempt => ({ file, source, passes: true })

const clients = [
  ['kafkajs', 'log'],
  ['ioredis', 'store'],
  ['@aws-sdk/client-sns', 'notify'],
] as const
const importing = (name: string) => `import { x } from '${name}'\nexport const y = x`
const deciding = (expression: string) => `export const x = ${expression}`

const attempts: Attempt[] = [
  ...clients.flatMap(([name, home]) => [
    passes(`packages/${home}/src/a.ts`, importing(name)),
    ...['services/intake/src', 'packages/domain/src', 'packages/runtime/src', 'infra/run/src', 'test/e2e']
      .concat(clients.flatMap(([, other]) => (other === home ? [] : [`packages/${other}/src`])))
      .map(folder => refused(`${folder}/a.ts`, importing(name))),
    refused('services/intake/src/a.ts', importing(`${name}/src/index.js`)),
    refused('services/intake/src/a.ts', `import type { X } from '${name}'\nexport type Y = X`),
    refused('services/intake/src/a.ts', `export * from '${name}'`),
    refused('services/intake/src/a.ts', `export const x = async () => import('${name}')`),
  ]),

  passes('infra/run/src/a.ts', importing('@breach-alerts/intake')),
  refused('services/notifier/src/a.ts', importing('@breach-alerts/intake')),
  refused('services/notifier/src/a.ts', importing('../../intake/src/service.ts')),
  refused('packages/runtime/src/a.ts', importing('@breach-alerts/intake')),
  refused('packages/runtime/src/a.ts', importing('../../log/src/kafka/client.ts')),
  passes('services/notifier/test/a.ts', importing('../src/service.ts')),

  ...['@breach-alerts/contracts', 'zod', './b.ts'].map(name => passes('packages/domain/src/a.ts', importing(name))),
  ...['@breach-alerts/log', 'pino', 'fastify', 'undici', 'node:fs', 'fs', 'https', '../../log/src/index.ts'].map(name =>
    refused('packages/domain/src/a.ts', importing(name)),
  ),
  ...[
    'Date.now()',
    'new Date()',
    'new Date(...given)',
    'Date()',
    'globalThis.Date.now()',
    'performance.now()',
    'new Intl.DateTimeFormat().format()',
    'Math.random()',
    'crypto.randomUUID()',
    "process.env['X']",
    "fetch('http://x')",
    'setTimeout(given, 1)',
    'setImmediate(given)',
    'queueMicrotask(given)',
    'console.log(1)',
  ].map(expression => refused('packages/domain/src/a.ts', deciding(expression))),
  ...['new Date(0)', "Date.parse('2026-11-23')", 'Date.UTC(2026, 10)', 'Math.max(1, 2)'].map(expression =>
    passes('packages/domain/src/a.ts', deciding(expression)),
  ),
  passes('services/intake/src/a.ts', deciding('new Date()')),
]

let house: string
/** Attempts that lint complained of, by their number. */
let complained: ReadonlySet<number>

/** A house with the lint settings of this one, and each attempt in a file of its own. */
beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'breach-alerts-lint-'))
  await mkdir(join(house, 'packages/tooling'), { recursive: true })
  for (const file of ['oxlint.config.ts', 'packages/tooling/oxlint-house.mjs'])
    await cp(join(root, file), join(house, file))
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'))
  for (const [number, { file, source }] of attempts.entries()) {
    const path = join(house, dirname(file), `attempt-${number}.ts`)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, source)
  }
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
  const output = await new Promise<string>(resolve => {
    execFile(
      process.execPath,
      [oxlint, '-f', 'json', 'packages', 'services', 'infra', 'test'],
      { cwd: house },
      (_error, stdout) => resolve(stdout),
    )
  })
  const { diagnostics } = JSON.parse(output) as { diagnostics: { filename: string; code: string }[] }
  const boundary = /no-restricted|no-nodejs-modules|no-clock/u
  complained = new Set(
    diagnostics
      .filter(({ code }) => boundary.test(code))
      .map(({ filename }) => Number(/attempt-(\d+)/u.exec(filename)?.[1])),
  )
}, 60_000)
afterAll(async () => rm(house, { recursive: true }))

describe('the lint of the house', () => {
  it.each(
    attempts.map((attempt, number) => [attempt.passes ? 'lets pass' : 'refuses', attempt.file, attempt.source, number]),
  )('%s in %s: %s', (_verdict, _file, _source, number) => {
    expect(complained.has(number)).toBe(!attempts[number]?.passes)
  })
})
