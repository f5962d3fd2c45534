import { startSns } from './sns.ts'

/** The SNS emulator as a program: `node sns-child.ts PORT FOLDER`. Prints `ready`, ends on SIGTERM. */
const [port, dir] = process.argv.slice(2)
if (port === undefined || dir === undefined) throw new Error('usage: sns-child.ts PORT FOLDER')

const sns = await startSns({ port: Number(port), dir })
const end = (): void => {
  // oxlint-disable-next-line unicorn/no-process-exit -- a program's own end
  void sns.stop().finally(() => process.exit(0))
}
process.once('SIGTERM', end)
process.once('SIGINT', end)
console.log('ready')
