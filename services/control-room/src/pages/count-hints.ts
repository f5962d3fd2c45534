import type { HintUse } from '@breach-alerts/domain'
import type { ControlRoomPorts } from '../ports.ts'

type Form = 'action' | 'closure'

const counted = ({ metrics }: Pick<ControlRoomPorts, 'metrics'>, form: Form, outcome: string, by: number) => {
  if (by > 0)
    metrics.count(
      'control_room_word_hints_total',
      'Hints about the words of a note: shown, taken, or overridden',
      { form, outcome },
      by,
    )
}

export const countShown = (ports: Pick<ControlRoomPorts, 'metrics'>, form: Form, count: number): void =>
  counted(ports, form, 'shown', count)

export const countUsed = (ports: Pick<ControlRoomPorts, 'metrics'>, form: Form, hints: readonly HintUse[]): void => {
  const taken = hints.filter(hint => hint.taken).length
  counted(ports, form, 'taken', taken)
  counted(ports, form, 'overridden', hints.length - taken)
}
