import { blaming } from './blaming.ts'
import { doubting } from './doubting.ts'
import { minimising } from './minimising.ts'
import type { Phrase } from './phrase.ts'
import { shifting } from './shifting.ts'

export const phrasesVersion = '2026-11-27'

/**
 * Wording that puts the risk, or the blame, on the person protected, with wording that keeps it on the person who breached.
 * A hint, never a block. Source: domain.md §8 (23, 24), the briefing's quotation "difficult person to protect … refused to relocate".
 */
export const phrases: readonly Phrase[] = [...blaming, ...doubting, ...minimising, ...shifting]
