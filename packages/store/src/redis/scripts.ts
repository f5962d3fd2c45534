import { readFileSync } from 'node:fs'

export const scriptNames = [
  'apply-order',
  'cancel-timers',
  'changes-head',
  'claim-timers',
  'complete-timer',
  'decided',
  'find-orders',
  'index-keys',
  'list-alerts',
  'move-position',
  'save-desk',
  'save-tracks',
  'set-timers',
  'settle',
] as const
export type ScriptName = (typeof scriptNames)[number]

export const readScript = (name: ScriptName): string =>
  readFileSync(new URL(`../lua/${name}.lua`, import.meta.url), 'utf8')
