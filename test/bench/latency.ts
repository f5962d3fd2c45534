import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { build, type Histogram } from 'hdr-histogram-js'
import { freePort } from '@breach-alerts/testing'
import { cloudEvent, makeSample } from '../support/samples.ts'
import { startSystem, type System } from '../support/system.ts'
import { cpuMsOf, cpuTimes, shareOfCores } from './machine.ts'
import type { Options } from './options.ts'
import { table } from './print.ts'
import { makeSource, type Source } from './source.ts'
import { type Recorder, startRecorder } from './sns-recorder.ts'
import { type Stage, stagesOf } from './stages.ts'

/** Milliseconds of `performance.now()`. */
type Sent = { eventId: string; dueAt: number; acceptedAt: number | null }

const inParallel = async <T>(items: readonly T[], workers: number, work: (item: T) => Promise<void>): Promise<void> => {
  const rest = items.values()
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const item of rest) await work(item)
    }),
  )
}

const send = async ({ post }: Source, event: { id: string }, dueAt: number): Promise<Sent> => {
  try {
    const status = await post(event)
    return { eventId: event.id, dueAt, acceptedAt: status === 202 ? performance.now() : null }
  } catch {
    return { eventId: event.id, dueAt, acceptedAt: null }
  }
}

/**
 * Sends one event every 1/rate seconds, whatever becomes of those before: an open loop.
 *
 * An event's clock starts when it was due, not when it was sent, so a stall of ours or of the system's counts for every event
 * that it held up (coordinated omission).
 */
const openLoop = async (source: Source, events: readonly { id: string }[], rate: number): Promise<Sent[]> => {
  const startAt = performance.now() + 100
  const sent: Promise<Sent>[] = []
  for (const [index, event] of events.entries()) {
    const dueAt = startAt + (index * 1_000) / rate
    const early = dueAt - performance.now()
    if (early > 0) await wait(early)
    sent.push(send(source, event, dueAt))
  }
  return Promise.all(sent)
}

/** CPU time of every process so far, milliseconds, and of this one, which sends and records. */
const cpuOf = async ({ dataDir }: System): Promise<Map<string, number>> => {
  const processes = JSON.parse(await readFile(join(dataDir, 'processes.json'), 'utf8')) as Record<string, number>
  const all = [...Object.entries(processes), ['(this benchmark)', process.pid] as const]
  return new Map(await Promise.all(all.map(async ([name, pid]) => [name, await cpuMsOf(pid)] as const)))
}

const strangerFix = (index: number) =>
  cloudEvent('em.position', {
    deviceId: `EM-none-${index % 1_000}`,
    fix: { latitude: 52, longitude: -2, accuracyM: 9, kind: 'GNSS' },
  })

const histogram = (): Histogram => build({ highestTrackableValue: 600_000_000, numberOfSignificantValueDigits: 3 })

const rowOf = (what: string, values: Histogram) => {
  const at = (percentile: number) => (values.getValueAtPercentile(percentile) / 1_000).toFixed(1)
  return { what, count: values.totalCount, p50: at(50), p90: at(90), p99: at(99), 'p99.9': at(99.9), max: at(100) }
}

const report = (
  all: readonly Sent[],
  orderOf: ReadonlyMap<string, string>,
  stages: ReadonlyMap<string, Stage>,
  { raisedAt }: Recorder,
  rate: number,
): void => {
  const ways = [
    'event due → 202',
    'event due → SNS accepted',
    '202 → SNS accepted',
    '  event due → in the log',
    '  → finding in the journal',
    '  → alert raised',
    '  → SNS accepted',
  ] as const
  const histograms = ways.map(histogram)
  const sent = all.filter(({ eventId }) => orderOf.has(eventId))
  let missing = 0
  for (const { eventId, dueAt, acceptedAt } of sent) {
    const stage = stages.get(eventId)
    const publishedAt = raisedAt.get(stage?.alertId ?? '')
    if (acceptedAt === null || stage === undefined || publishedAt === undefined) {
      missing += 1
      continue
    }
    const [logged, found, raised] = [stage.logged, stage.found, stage.raised].map(at => at - performance.timeOrigin)
    const taken = [
      acceptedAt - dueAt,
      publishedAt - dueAt,
      publishedAt - acceptedAt,
      logged! - dueAt,
      found! - logged!,
      raised! - found!,
      publishedAt - raised!,
    ]
    // SNS may have it before the source has read its 202, and the broker's clock has whole milliseconds: never below 0.
    for (const [at, ms] of taken.entries()) histograms[at]!.recordValue(Math.max(0, Math.round(ms * 1_000)))
  }
  table(ways.map((way, at) => rowOf(way, histograms[at]!)))
  const [first, last] = [all[0], all.at(-1)]
  if (first === undefined || last === undefined) return
  const end = Math.max(last.dueAt + 1_000 / rate, ...all.map(({ acceptedAt }) => acceptedAt ?? 0))
  const offered = (all.length * 1_000) / (end - first.dueAt)
  console.log(
    `milliseconds; ${missing} of ${sent.length} matching events without an alert at SNS; ${offered.toFixed(1)} events/s accepted of ${rate} offered\n`,
  )
}

/** Event due → SNS has accepted the message, through every service in its own process on real Kafka and Redis. */
export const latency = async ({ seconds, warmUpSeconds, rate, match, profile }: Options): Promise<void> => {
  const snsPort = await freePort()
  const recorder = await startRecorder(snsPort)
  const system = await startSystem('engines', ['--no-demo'], {
    SNS_PORT: String(snsPort),
    SNS_ENDPOINT: recorder.endpoint,
    ...(profile === null ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profile}` }),
  })
  try {
    const count = (seconds + warmUpSeconds) * rate
    const isMatch = (index: number) => (index * match) % 100 < match
    const samples = Array.from({ length: Array.from({ length: count }, (_, at) => at).filter(isMatch).length }, () =>
      makeSample(),
    )
    const loadedAt = performance.now()
    await inParallel(samples, 16, async ({ order }) => {
      const { status } = await system.order(order)
      if (status !== 202) throw new Error(`an order was answered ${status}`)
    })
    console.log(
      `${samples.length} orders in ${((performance.now() - loadedAt) / 1_000).toFixed(0)} s; ${warmUpSeconds} s of warm-up, then ${seconds} s\n`,
    )
    const source = makeSource(system.urls.intake, await system.token('source-demo'))
    // Between the events that meet an order of their own come positions of tags that nobody knows.
    let next = 0
    const events = Array.from({ length: count }, (_, index) =>
      isMatch(index) ? samples[next++]!.strapTamper() : strangerFix(index),
    )
    const [before, coresBefore] = await Promise.all([cpuOf(system), cpuTimes()])
    const beganAt = performance.now()
    const sent = await openLoop(source, events, rate)
    await system.settled()
    // What SNS takes after the journal is folded is still on its way.
    const end = performance.now() + 30_000
    while (recorder.raisedAt.size < samples.length && performance.now() < end) await wait(100)
    const took = performance.now() - beganAt
    source.close()
    const [after, coresAfter] = await Promise.all([cpuOf(system), cpuTimes()])
    const matching = events.filter((_, index) => isMatch(index))
    const orderOf = new Map(matching.map((event, index) => [event.id, samples[index]!.order.orderId]))
    console.log(`${match} of 100 events raise an alert\n`)
    report(sent.slice(warmUpSeconds * rate), orderOf, await stagesOf(system, orderOf), recorder, rate)
    const used = [...after].map(([name, ms]) => ({ name, ms: ms - (before.get(name) ?? 0) }))
    table(
      used
        .toSorted((a, b) => b.ms - a.ms)
        .map(({ name, ms }) => ({
          process: name,
          'CPU ms/event': (ms / events.length).toFixed(2),
          'of one core': `${((100 * ms) / took).toFixed(0)} %`,
        })),
    )
    const ours = used.reduce((sum, { ms }) => sum + ms, 0)
    console.log(
      `${(ours / events.length).toFixed(1)} ms of CPU an event; ${shareOfCores(coresBefore, coresAfter, ours)}\n`,
    )
    for (const line of system.output().split('\n')) if (line.includes('started again')) console.log(`! ${line}`)
  } finally {
    await system.dispose()
    recorder.close()
  }
}
