import { costs } from './costs.ts'
import { crowds } from './crowds.ts'
import { fold } from './fold.ts'
import { latency } from './latency.ts'
import { loadNow, machine } from './machine.ts'
import { memory } from './memory.ts'
import { type Bench, type Options, readOptions } from './options.ts'
import { raw } from './raw.ts'
import { store } from './store.ts'
import { score } from './score.ts'
import { throughput } from './throughput.ts'
import { zones } from './zones.ts'

/** `npm run bench`: reports, asserts nothing. README.md says what is measured and how. */
const run: Readonly<Record<Bench, (options: Options) => Promise<void>>> = {
  latency,
  throughput,
  memory,
  fold,
  zones,
  costs,
  crowds,
  raw,
  store,
  score,
}

const options = readOptions(process.argv.slice(2))
console.log(
  `\n${Object.entries(machine())
    .map(([name, value]) => `${name.padEnd(7)} ${value}`)
    .join('\n')}\n`,
)
for (const name of options.only) {
  console.log(`## ${name}\n`)
  await run[name](options)
  console.log(`load ${loadNow()}\n`)
}
