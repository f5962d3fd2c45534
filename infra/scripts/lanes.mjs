// The lanes of `npm test`: what each proves, how it runs, and what a machine must have for it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup.mjs'

const has = command => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0
const bin = name => join(root, 'node_modules', '.bin', name)

const kafkaJars = join(root, '.tools', 'kafka')
const fetchJars = () =>
  spawnSync('bash', [join(root, 'infra/engines/kafka-jars.sh'), kafkaJars], { stdio: ['ignore', 2, 2] }).status === 0

const needsEngines = () => {
  const absent = ['java', 'redis-server'].filter(command => !has(command))
  if (absent.length > 0) return `needs ${absent.join(' and ')}`
  return fetchJars() ? null : 'Kafka could not be taken from Maven Central'
}

const docker = (...args) => spawnSync('docker', args, { stdio: 'ignore' }).status === 0
const needsDocker = () => {
  if (!has('docker') || !docker('info')) return 'no Docker engine answers'
  const image = process.env.KAFKA_IMAGE ?? 'breach-alerts-local/kafka:4.3.0'
  return docker('image', 'inspect', image) ? null : `the image ${image} is not there (infra/docker/images.sh makes it)`
}
const needsCompose = () =>
  needsDocker() ?? (has('docker-compose') || docker('compose', 'version') ? null : 'needs docker compose')
const needsBrowser = () => (['chromium', 'chromium-browser', 'google-chrome'].some(has) ? null : 'needs Chromium')
const needsSharedData = () =>
  existsSync(join(root, '../shared/data/cad-sapd/calls.csv.gz'))
    ? null
    : 'the open data sets are not beside the project'

const int = { paths: ['\\.int\\.test\\.ts$'], workers: 1 }
const across = folder => ({ paths: [`/test/${folder}/`], workers: 1 })

export const lanes = {
  types: { about: 'TypeScript, strict', command: [bin('tsc'), '-b'] },
  lint: { about: 'oxlint with types; the boundaries of the house', command: [bin('oxlint'), '--type-aware'] },
  format: { about: 'Prettier', command: [bin('prettier'), '--check', '--log-level=warn', '.'] },
  unused: { about: 'knip: nothing unused is kept', command: [bin('knip')] },
  unit: { about: 'pure rules, properties, contract suites on memory', paths: [], env: {} },
  engines: {
    about: 'contract suites on real Kafka and Redis as local programs',
    missing: needsEngines,
    ...int,
    env: { BREACH_ALERTS_LANE: 'engines', BREACH_ALERTS_ENGINES: 'local' },
  },
  docker: {
    about: 'the same suites on containers, by testcontainers',
    missing: needsDocker,
    ...int,
    env: { BREACH_ALERTS_LANE: 'docker', BREACH_ALERTS_ENGINES: 'docker', TESTCONTAINERS_RYUK_DISABLED: 'true' },
  },
  e2e: {
    about: 'the whole path in embedded mode, over HTTP and SNS',
    ...across('e2e'),
    env: { BREACH_ALERTS_LANE: 'e2e' },
  },
  browser: {
    about: 'the pages in Chromium, with and without JavaScript, with axe',
    missing: needsBrowser,
    ...across('browser'),
    env: { BREACH_ALERTS_LANE: 'browser' },
  },
  failure: {
    about: 'kill -9 of every service and every engine under load',
    missing: needsEngines,
    ...across('failure'),
    env: { BREACH_ALERTS_LANE: 'failure', BREACH_ALERTS_ENGINES: 'local' },
  },
  compose: {
    about: 'docker compose up; one event becomes one acknowledged alert',
    missing: needsCompose,
    ...across('compose'),
    env: { BREACH_ALERTS_LANE: 'compose' },
  },
  'open-data': {
    about: 'real police calls and positions through intake; the calls again while every service is killed in turn',
    missing: () => needsSharedData() ?? needsEngines(),
    optional: true,
    ...across('open-data'),
    env: { BREACH_ALERTS_LANE: 'open-data', BREACH_ALERTS_ENGINES: 'local' },
  },
}
