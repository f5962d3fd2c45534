import { type EventLog, partitionKey } from '@breach-alerts/log'
import { guarded, type Platform, probed, type RunningService, serviceOf, startLoop } from '@breach-alerts/runtime'
import type { ServiceConfig } from './config.ts'
import { loadSigner } from './key.ts'
import { sealedTopics } from './ledger.ts'
import { verifierKey } from './note.ts'
import { makeSealer } from './sealer.ts'

export { ServiceConfig } from './config.ts'
export { sealedTopics } from './ledger.ts'
export { type Difference, type LedgerReport, type Verified, verifyLedger } from './verify.ts'

const name = 'ledger-sealer'

export type LedgerSealerPorts = Platform & { log: EventLog }

/** Seals journal, lifecycle and access log by signed checkpoints. One at a time: it reads every partition. */
export const startLedgerSealer = async (ports: LedgerSealerPorts, config: ServiceConfig): Promise<RunningService> => {
  const { log, logger, metrics } = ports
  const signer = await loadSigner(config.SEALER_DIR, config.SEALER_NAME, config.SEALER_KEY)
  logger.info({ verifierKey: verifierKey(signer) }, 'checkpoints are signed')
  const sealer = await makeSealer(ports, {
    dir: config.SEALER_DIR,
    signer,
    everyRecords: config.SEAL_EVERY_RECORDS,
  })

  const startAt = async () => {
    const held = sealer.positions()
    const ends = await Promise.all(sealedTopics.map(async topic => [topic, await log.ends(topic)] as const))
    return new Map(
      ends.flatMap(([topic, partitions]) =>
        [...partitions.keys()].map(p => [partitionKey(topic, p), held.get(partitionKey(topic, p)) ?? 0] as const),
      ),
    )
  }
  const consumer = await log.consume(
    { group: name, topics: sealedTopics, startAt, lingerMs: 500 },
    guarded(name, ports, async batch => {
      await sealer.add(batch)
      return { kind: 'done' }
    }),
  )
  const loop = startLoop(ports, 'checkpoints', async () => {
    await sealer.seal(config.SEAL_EVERY_MS)
    metrics.gauge('ledger_sealer_unsealed_records', 'Records that no checkpoint covers yet', sealer.unsealed())
    return Math.min(1_000, config.SEAL_EVERY_MS)
  })

  const service = serviceOf({
    name,
    running: [consumer, loop],
    health: async () => ({ log: await probed(log.ping) }),
  })
  return {
    ...service,
    stop: async deadlineMs => {
      await service.stop(deadlineMs)
      await sealer.seal(0)
    },
  }
}
