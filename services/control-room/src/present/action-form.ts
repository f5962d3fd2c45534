import type { Choice } from './choices.ts'

export type FormField = {
  name: string
  label: string
  /** What the form says when it was left empty. */
  missing: string
  hint?: string
  isOptional?: true
  /**
   * `flag` is a yes or no; `number` a choice whose value is a number; `officer` a collar number with its force; `hidden` comes
   * with the link that leads here.
   */
  kind: 'text' | 'area' | 'choice' | 'number' | 'flag' | 'officer' | 'hidden'
  /** Empty: offered from the alert, as the order's partners are. */
  choices?: readonly Choice[]
}
export type ActionForm = {
  code: string
  label: string
  fields: readonly FormField[]
  noteRequired?: boolean
  /** What it is called once it is on the record; absent: as its label. */
  done?: string
  /** What the note is called; absent: "Note". */
  noteLabel?: string
}
export type ActionGroup = { name: string; actions: readonly ActionForm[] }

/** A code that asks for no field of its own. */
export const plain = (code: string, label: string): ActionForm => ({ code, label, fields: [] })
