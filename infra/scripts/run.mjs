// Runs one TypeScript program on Node 24 in place of this process: same standard streams, signals passed on, same exit status.
import { spawn } from 'node:child_process'
import { environment, node24, setUp } from './setup.mjs'

export const run = (program, args, { nodeFlags = [], ...options } = {}) => {
  setUp()
  const child = spawn(node24, ['--disable-warning=ExperimentalWarning', ...nodeFlags, program, ...args], {
    stdio: 'inherit',
    env: environment(),
    ...options,
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
