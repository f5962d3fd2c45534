// Sets the workspace up: pnpm and Node 24 from the npm registry, then every dependency, exactly as locked.
// Runs on any Node 20 or later, asks nothing, and does nothing (not even ask the network) when nothing has changed.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const node24 = join(root, 'node_modules', 'node', 'bin', 'node')

const pnpmVersion = '12.21.0'
const tools = join(root, '.tools', 'pnpm')
const pnpm = join(tools, 'node_modules', '.bin', 'pnpm')
const stamp = join(root, 'node_modules', '.breach-alerts-setup')

const manifests = () => [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  ...['packages', 'services', 'infra', '.']
    .flatMap(folder =>
      readdirSync(join(root, folder), { withFileTypes: true }).map(entry => join(folder, entry.name, 'package.json')),
    )
    .filter(path => existsSync(join(root, path)) && !path.startsWith('node_modules')),
]

const fingerprint = () => {
  const hash = createHash('sha256').update(`${pnpmVersion} ${process.platform} ${process.arch}`)
  for (const path of manifests()) hash.update(path).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

const run = (command, args) => {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (status === 0) return
  console.error(`Set-up stopped: "${command} ${args.join(' ')}" ${error ? error.message : `ended with ${status}`}.`)
  process.exit(1)
}

/** Everything that it says goes to standard error, so that a command's results stay alone on standard output. */
export const setUp = () => {
  const wanted = fingerprint()
  if (existsSync(stamp) && existsSync(node24) && readFileSync(stamp, 'utf8') === wanted) return
  console.error('Setting up: pnpm, Node 24 and the dependencies (once; about a minute).')
  if (!existsSync(pnpm))
    run('npm', ['install', '--prefix', tools, '--no-audit', '--no-fund', '--loglevel=error', `pnpm@${pnpmVersion}`])
  run(pnpm, ['install', '--frozen-lockfile', '--reporter=append-only'])
  writeFileSync(stamp, wanted)
}

/**
 * The environment of everything we start: Node 24 and the workspace's own commands first on the PATH. Programs keep their
 * compiled code, types already stripped, for the next start: half the CPU of a start, and the engines' mode starts ten at once.
 */
export const environment = () => ({
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}:${join(root, 'node_modules', 'node', 'bin')}:${process.env.PATH}`,
})

if (import.meta.url === pathToFileURL(process.argv[1]).href) setUp()
