import {
  type BlockCaps,
  defaultBlockCaps,
  defaultMatchSettings,
  type ForceArea,
  type MatchSettings,
} from '@breach-alerts/domain'
import type { z } from 'zod'
import type { JudgingConfig, ServiceConfig } from './config.ts'

/** The settings of matching as this service was given them. */
export const matchSettingsOf = (
  config: z.output<typeof JudgingConfig>,
  forceAreas: readonly ForceArea[],
): MatchSettings => ({
  ...defaultMatchSettings,
  accuracyFloorM: config.ACCURACY_FLOOR_M,
  innerRingM: config.INNER_RING_M,
  proximityM: config.PROXIMITY_M,
  confirmFixes: config.CONFIRM_FIXES,
  leaveFixes: config.LEAVE_FIXES,
  confirmWithinMs: config.CONFIRM_WITHIN_MS,
  watermarkMs: config.WATERMARK_MS,
  stillInsideMs: config.STILL_INSIDE_MS,
  silentMs: config.SILENT_MS,
  lateMs: config.LATE_MS,
  futureMs: config.FUTURE_MS,
  forceAreas,
})

/** The cap on the orders of one blocking key as this service was given it, and of an event in the same proportion as the domain's. */
export const capsOf = ({ BLOCK_CAP }: Pick<ServiceConfig, 'BLOCK_CAP'>): BlockCaps => ({
  perKey: BLOCK_CAP,
  perEvent: (BLOCK_CAP * defaultBlockCaps.perEvent) / defaultBlockCaps.perKey,
})
