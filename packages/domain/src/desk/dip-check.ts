import { idOf } from '../identifiers/digest.ts'

/**
 * Is this alert drawn for a supervisor's dip check? Always the same answer for the same alert and draw, and nobody can choose.
 *
 * @param share from 0 (none) to 1 (all)
 * @param draw what the draw is for, such as a month
 */
export const isDrawn = (alertId: string, share: number, draw: string): boolean =>
  Number.parseInt(idOf('dip', draw, alertId).slice(-8), 16) < share * 0x1_0000_0000
