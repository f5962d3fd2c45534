// A million people of whom none is under an order, against a million orders: how often is somebody taken for another?
import { parseArgs } from 'node:util'
import type { PairMatch } from '@breach-alerts/domain'
import { machine } from '../bench/machine.ts'
import { bookOf, outcomesOf, type Study } from './outcomes.ts'
import { levels } from './tally.ts'
import { shareOf } from './wilson.ts'

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '1000000' },
    events: { type: 'string', default: '1000000' },
    /** Size of the register that the prior is for; a smaller run can be judged as if it were this large. */
    register: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
})
const [orders, events, register, seed] = [values.orders, values.events, values.register, values.seed].map(Number)
const study: Study = {
  seed: seed!,
  events: events!,
  mix: { orders: orders!, matching: 0, near: 0 },
  register: register!,
}

console.log(`# ${events} people, none of them under one of ${orders} orders; prior for ${register}\n`)
for (const [what, value] of Object.entries(machine())) console.log(`- ${what}: ${value}`)

const book = await bookOf(study)
const seconds = () => Math.round(process.cpuUsage().user / 1e6)
console.log(`\nOrders held: ${seconds()} s of CPU, ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB\n`)

/** What agreed: made-up names are nobody's, but levels say enough. */
const agreementOf = ({ evidence }: PairMatch) =>
  evidence.map(({ field, agreement, bits }) => `${field} ${agreement} ${bits}`).join(', ')

const counts = new Map<string, number>()
let [done, compared] = [0, 0]
for (const { matches, scores } of outcomesOf(study, book)) {
  if (++done % 100_000 === 0) process.stderr.write(`${done} events, ${seconds()} s of CPU\n`)
  compared += scores.length
  for (const match of matches) {
    counts.set(match.level, (counts.get(match.level) ?? 0) + 1)
    if (match.level !== 'POSSIBLE') console.log(`wrong ${match.level} of ${match.weight} bits: ${agreementOf(match)}`)
  }
}
/** A pair of strangers is as likely to be confused in a smaller run: found times this is what a million against a million would give. */
const scale = (1e6 * 1e6) / (orders! * events!)
for (const level of levels) {
  const found = counts.get(level) ?? 0
  const { high } = shareOf(found, events!)
  console.log(
    `- wrong ${level}: ${found}${scale === 1 ? '' : `; of a million by a million about ${Math.round(found * scale)}`} (at most ${(high * 100).toFixed(4)} % of events, 95 %)`,
  )
}
console.log(
  `\n${compared} pairs compared; ${seconds()} s of CPU, at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
)
process.exitCode = (counts.get('CERTAIN') ?? 0) > 0 || (counts.get('PROBABLE') ?? 0) > 50 ? 1 : 0
