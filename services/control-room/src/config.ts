import { milliseconds, port } from '@breach-alerts/runtime'
import { z } from 'zod'

/** Settings of the control room itself, apart from where its engines and its identity provider are. */
export const ServiceConfig = z.object({
  /** 0: any free port. */
  CONTROL_ROOM_PORT: port.default(8080),
  CONTROL_ROOM_HOST: z.string().default('127.0.0.1'),
  /** How long an answer waits for the desk to have folded its entry. */
  FOLD_WAIT_MS: milliseconds.default(3_000),
  /** How long an answer waits for its access record to be durable; then it is sent and the record is tried on. */
  ACCESS_LOG_WAIT_MS: milliseconds.default(200),
  /** Which share of closed alerts is drawn for a supervisor's dip check, 0 to 1. */
  DIP_CHECK_SHARE: z.coerce.number().min(0).max(1).default(0.1),
  /** Consumer group whose account `/api/accounting` shows. */
  MATCHER_GROUP: z.string().default('breach-matcher'),
  /** How often the gaps in cover are counted for the metrics. */
  COVER_CHECK_MS: milliseconds.default(60_000),
  /** A stream ends after this and the browser comes back with its position, so that a lost role or session is noticed. */
  STREAM_MAX_MS: milliseconds.default(15 * 60_000),
  /** How often a silent stream says that it is alive. */
  STREAM_BEAT_MS: milliseconds.default(10_000),
})
export type ServiceConfig = z.infer<typeof ServiceConfig>
