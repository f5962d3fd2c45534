import { parseArgs } from 'node:util'
import { environment } from './environment.ts'
import { latency } from './latency.ts'
import { throughput } from './throughput.ts'

/** `pnpm bench [-- --only latency|throughput]`: reports, asserts nothing. One JSON line for each part on standard output. */
const { values } = parseArgs({
  args: process.argv.slice(2).filter(word => word !== '--'),
  options: {
    only: { type: 'string', default: 'latency,throughput' },
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '60' },
    events: { type: 'string', default: '300000' },
    orders: { type: 'string', default: '10000' },
  },
})
const wanted = new Set(values.only.split(','))
const say = (line: string) => console.error(line)
const report = (part: string, figures: unknown) => console.log(JSON.stringify({ part, ...(figures as object) }))

report('environment', environment())
if (wanted.has('latency'))
  report('latency', await latency({ ratePerSecond: Number(values.rate), seconds: Number(values.seconds), say }))
if (wanted.has('throughput'))
  report('throughput', await throughput({ events: Number(values.events), orders: Number(values.orders), say }))
process.exit(0)
