import { parseArgs } from 'node:util'
import { machine } from '../bench/machine.ts'
import { bookOf, outcomesOf, type Study } from './outcomes.ts'
import { entriesOf, entriesReport } from './entries.ts'
import { matchReport } from './print-match.ts'
import { verdictReport } from './print-verdicts.ts'
import { tallyOf } from './tally.ts'
import { verdictsOf } from './verdicts.ts'

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '20000' },
    events: { type: 'string', default: '200000' },
    /** Size of the register that the prior is for; the orders there are if left out. */
    register: { type: 'string' },
    /** Orders with an event each, whose truth is known for every condition. */
    conditions: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
})
const study: Study = {
  seed: Number(values.seed),
  events: Number(values.events),
  mix: { orders: Number(values.orders), matching: 0.5, near: 0.05 },
  register: Number(values.register ?? values.orders),
}
/** Half of the events match where the prior says one in a hundred. */
const oddsShift = Math.log2(0.5 / 0.01)

console.log(
  `# Quality\n\n${Object.entries(machine())
    .map(([what, value]) => `- ${what}: ${value}`)
    .join('\n')}\n`,
)
const tally = tallyOf(outcomesOf(study, await bookOf(study)), oddsShift)
console.log([...matchReport(tally, study), ''].join('\n'))
for (const everyMs of [60_000, 15_000])
  console.log(entriesReport(await entriesOf({ seed: study.seed, walks: 400, everyMs })).join('\n'))

const verdictStudy = { seed: study.seed, cases: Number(values.conditions) }
console.log(verdictReport(await verdictsOf(verdictStudy), verdictStudy).join('\n'))
