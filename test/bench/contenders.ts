import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { topics } from '@breach-alerts/contracts'
import type { Stores } from '@breach-alerts/store'
import { freePort, projectRoot, until } from '@breach-alerts/testing'
import type { Sample } from '../support/samples.ts'
import { cpuMsOf } from './machine.ts'
import { endProgram, type Env, isKnowing, saidBy, startProgram } from './program.ts'

export type Rate = { perSecond: number; cpuUs: number }

/** Runs a service as it ships; what it logs is shown. */
export const startService = (name: string, env: Env, healthPort: number) =>
  startProgram(`services/${name}/src/main.ts`, [], { ...env, HEALTH_PORT: String(healthPort) }, { stdout: 'inherit' })

/** Programs that measure themselves and print one JSON line, after what `flags` of Node make them print. */
const measured = async <T extends object>(
  program: string,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<T & Rate & { traced: string[] }> => {
  const { result, before } = await saidBy(startProgram(program, args, {}, { flags }))
  const said = result as T & { records: number; seconds: number; cpuUs: number }
  return { ...said, perSecond: said.records / said.seconds, traced: before }
}

export type RawRate = Rate & { userUs: number; batches: number; gcMs: number; traced: string[] }

export const rawConsume = (
  brokers: readonly string[],
  total: number,
  group: string,
  flags: readonly string[] = [],
): Promise<RawRate> =>
  measured('packages/log/bench/raw-consume.ts', [brokers.join(','), topics.events, group, String(total)], flags)

export const naiveConsume = (
  engines: { brokers: readonly string[]; redisUrl: string; dir: string },
  samples: readonly Sample[],
  total: number,
): Promise<Rate> => {
  const pairs = join(engines.dir, 'pairs.json')
  writeFileSync(pairs, JSON.stringify(samples.map(({ deviceId, order }) => [`EM_DEVICE:${deviceId}`, order.orderId])))
  const store = join(projectRoot(), 'packages/store/bench/naive-get.ts')
  const args = [engines.brokers.join(','), topics.events, 'naive', String(total), store, engines.redisUrl, pairs]
  return measured('packages/log/bench/naive-consume.ts', args)
}

/**
 * One matcher or several of one group, from a tenth of the records counted, and every key of the index known, to all.
 *
 * @throws Error too few events: they are nearly all counted when the keys are known
 */
export const matcherRun = async (
  env: Env,
  events: number,
  processes: number,
  stores: Pick<Stores, 'matcher'>,
): Promise<Rate> => {
  const ports = await Promise.all(Array.from({ length: processes }, freePort))
  const children = ports.map(port => startService('breach-matcher', env, port))
  const reach = async (goal: number) => {
    for (;;) {
      const ended = children.find(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null)
      if (ended) throw new Error(`breach-matcher ended: ${ended.exitCode ?? ended.signalCode}`)
      const records = (await stores.matcher.accounts())
        .flatMap(({ matched, unmatched, parked }) => [matched, unmatched, parked])
        .reduce((sum, count) => sum + count, 0)
      const cpuMs = await Promise.all(children.map(({ pid }) => cpuMsOf(pid)))
      if (records >= goal) return { at: performance.now(), cpuMs: cpuMs.reduce((a, b) => a + b, 0), records }
      await wait(10)
    }
  }
  for (const port of ports) await until(() => isKnowing(port), { withinMs: 600_000 })
  const from = await reach(events / 10)
  if (from.records > events * 0.8) throw new Error('too few events: most are counted before the keys are known')
  const to = await reach(events)
  await Promise.all(children.map(endProgram))
  const records = to.records - from.records
  return { perSecond: (records * 1_000) / (to.at - from.at), cpuUs: ((to.cpuMs - from.cpuMs) / records) * 1_000 }
}
