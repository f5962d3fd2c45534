import type { AlertView } from './present.ts'
import { standing } from './corrections.ts'

export type Change = {
  /** Code: `ADDRESS`, `RELATIONSHIP`, … or another code of `event.noted`. */
  what: string
  /** Epoch milliseconds. */
  happenedAt: number
  notedAt: number
}

/** Everything that was noted of the person under the order while the alert is there: by a source, or by somebody here. */
export const changesIn = ({ timeline, actions }: Pick<AlertView, 'timeline' | 'actions'>): Change[] => [
  ...timeline.flatMap(item => {
    if (item.type !== 'event.noted' || typeof item['what'] !== 'string') return []
    const { occurredAt } = (item['event'] ?? {}) as { occurredAt?: string }
    const notedAt = Date.parse(item.at)
    return [{ what: item['what'], happenedAt: occurredAt === undefined ? notedAt : Date.parse(occurredAt), notedAt }]
  }),
  ...standing(actions).flatMap(({ code, fields, doneAt, at }) =>
    code === 'CIRCUMSTANCES_CHANGED' && typeof fields['change'] === 'string'
      ? [{ what: fields['change'], happenedAt: Date.parse(doneAt), notedAt: Date.parse(at) }]
      : [],
  ),
]
