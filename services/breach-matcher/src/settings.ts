import { defaultMatchSettings, type ForceArea, type MatchSettings } from '@breach-alerts/domain'
import type { z } from 'zod'
import type { JudgingConfig } from './config.ts'

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
