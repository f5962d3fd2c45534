import type { PolicyChanged } from '@breach-alerts/contracts'
import { idOf, type PolicyHistory, policyHistory, policyLeadMs } from '@breach-alerts/domain'
import { policyRecord } from '@breach-alerts/runtime'
import { ProblemError } from '@breach-alerts/web'
import { type Reader, signature } from '../need-to-know.ts'
import type { ControlRoomPorts } from '../ports.ts'
import type { Rules } from './propose.ts'

export type Change = { changeId: string; base: number; next: Rules; reason: string }

type Ports = Pick<ControlRoomPorts, 'log' | 'clock'>
type Read = () => Promise<PolicyHistory>

export const policiesOf =
  (read: () => Promise<Parameters<typeof policyHistory>[0]>): Read =>
  async () =>
    policyHistory(await read())

const overtaken = () =>
  new ProblemError(409, 'Not recorded: somebody changed the rules while you did. Look at them as they are now.', {
    code: 'rules-changed',
  })

const entryIdOf = (changeId: string) => idOf('pol', changeId)

/** Was this change taken before? */
export const isRecorded = (history: PolicyHistory, changeId: string): boolean =>
  history.some(({ change }) => change.entryId === entryIdOf(changeId))

/**
 * Writes a change of the rules or the ladder into the log. The same changeId again changes nothing.
 *
 * @throws ProblemError 409 the rules are not any more those that the change was made from · LogUnavailable
 */
export const recordChange = async (ports: Ports, read: Read, reader: Reader, change: Change): Promise<void> => {
  const { changeId, base, next, reason } = change
  const before = await read()
  if (isRecorded(before, changeId)) return
  if (before.at(-1)?.change.version !== base) throw overtaken()
  const now = ports.clock()
  const entry: PolicyChanged = {
    entryId: entryIdOf(changeId),
    type: 'policy.changed',
    version: base + 1,
    ...next,
    effectiveAt: new Date(now + policyLeadMs).toISOString(),
    at: new Date(now).toISOString(),
    by: signature(reader),
    reason,
  }
  await ports.log.append([policyRecord(entry)])
  // Of two that come at once the log decides.
  if (!isRecorded(await read(), changeId)) throw overtaken()
}
