import { addressList, milliseconds } from '@breach-alerts/runtime'
import { z } from 'zod'

export const Config = z.object({ KAFKA_BROKERS: addressList })

export const ServiceConfig = z.object({
  /** Folder of the checkpoints, and of the key when `SEALER_KEY` is not given. */
  SEALER_DIR: z.string(),
  /** Ed25519 private key, PEM (PKCS #8). Absent: made once and kept in the folder, readable by its owner only. */
  SEALER_KEY: z.string().optional(),
  SEALER_NAME: z
    .string()
    .regex(/^[^\s+]+$/u, 'must have no space and no plus sign')
    .default('breach-alerts-sealer'),
  SEAL_EVERY_RECORDS: z.coerce.number().int().positive().default(256),
  SEAL_EVERY_MS: milliseconds.default(60_000),
})
export type ServiceConfig = z.infer<typeof ServiceConfig>
