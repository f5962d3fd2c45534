import type { PolicyChanged } from '@breach-alerts/contracts'
import fc from 'fast-check'
import {
  defaultPolicy,
  emptyDesk,
  foldEntry,
  gradeRules,
  policyAt,
  policyHistory,
  policyLeadMs,
  serialiseDesk,
  startChange,
} from '../../src/desk/index.ts'
import type { PlacedChange } from '../../src/desk/index.ts'
import { breach, hour, iso, minute, start } from './builders.ts'

const first: PlacedChange = { change: startChange({}, iso(start), 'service:alert-desk'), appendedAt: start }
const changed = (version: number, at: number, more: Partial<PolicyChanged> = {}): PlacedChange => ({
  change: { ...first.change, entryId: `pol_${version}`, version, effectiveAt: iso(at), at: iso(at), ...more },
  appendedAt: at,
})
const calm = [{ id: 'calm', grade: 3 as const, when: {}, reason: 'Nothing is urgent here' }]
const nameAt = (changes: readonly PlacedChange[], at: number) => policyAt(policyHistory(changes), at).version

describe('the policy in force', () => {
  it('is the built-in one as version 0, from ever', () => {
    expect(policyAt([], start)).toEqual(defaultPolicy)
    expect(policyAt(policyHistory([first]), 0)).toEqual(defaultPolicy)
  })

  it('begins with what a house was started with, and takes the rest from what is built in', () => {
    const ladder = { waitsMs: { 1: [30_000], 2: [minute], 3: [hour] }, coverMs: { 1: null, 2: null, 3: null } }
    const change = startChange({ ladder }, iso(start), 'service:alert-desk')
    expect(policyAt(policyHistory([{ change, appendedAt: start }]), start)).toEqual({ ...defaultPolicy, ...ladder })
    expect(change.rules).toEqual(gradeRules.rules)
  })

  it.each([
    ['an instant before', -1, 'v0'],
    ['at the instant', 0, 'v1'],
    ['later', hour, 'v1'],
  ])('changes where the change says: %s', (_what, past, version) => {
    const from = start + hour
    expect(nameAt([first, changed(1, start, { effectiveAt: iso(from) })], from + past)).toBe(version)
  })

  it('never changes earlier than the lead after the log took the change, whatever the change says', () => {
    const late = changed(1, start + hour, { effectiveAt: iso(start) })
    expect(nameAt([first, late], start + hour + policyLeadMs - 1)).toBe('v0')
    expect(nameAt([first, late], start + hour + policyLeadMs)).toBe('v1')
  })

  it('is never before the one it is built on', () => {
    const far = changed(1, start, { effectiveAt: iso(start + 24 * hour) })
    const near = changed(2, start + minute)
    expect(nameAt([first, far, near], start + 12 * hour)).toBe('v0')
    expect(nameAt([first, far, near], start + 24 * hour)).toBe('v2')
  })

  it('is that of the first of two changes to one version, and knows none that skips one', () => {
    const [mine, theirs] = [changed(1, start, { by: 'mine' }), changed(1, start + 1, { by: 'theirs', rules: calm })]
    const skipped = changed(3, start + 2, { rules: calm })
    expect(policyHistory([first, mine, theirs, skipped]).map(({ change }) => change.by)).toEqual([
      'service:alert-desk',
      'mine',
    ])
  })
})

describe('entries folded again', () => {
  const steps = fc.array(
    fc.record({ afterMs: fc.integer({ min: 0, max: 3 * minute }), isChange: fc.boolean(), isCalm: fc.boolean() }),
    { minLength: 1, maxLength: 30 },
  )

  it('give the same bytes as at first, when only the changes that were in the log by then could be read', () => {
    fc.assert(
      fc.property(steps, found => {
        const changes: PlacedChange[] = [first]
        const entries: ReturnType<typeof breach>[] = []
        let at = start
        let live = emptyDesk('ord_1')
        for (const [index, { afterMs, isChange, isCalm }] of found.entries()) {
          at += afterMs
          if (isChange) {
            const rules = isCalm ? calm : gradeRules.rules
            changes.push(changed(changes.length, at, { rules }))
            continue
          }
          const entry = breach(at, { eventId: `e${index}`, conditionId: `c${index % 3}` })
          live = foldEntry(live, entry, entries.length, policyAt(policyHistory(changes), at)).desk
          entries.push(entry)
        }
        const history = policyHistory(changes)
        const again = entries.reduce(
          (desk, entry, offset) => foldEntry(desk, entry, offset, policyAt(history, Date.parse(entry.at))).desk,
          emptyDesk('ord_1'),
        )
        expect(serialiseDesk(again)).toBe(serialiseDesk(live))
      }),
    )
  })

  it('grade what came before a change by the rules of its time, and what comes after by the new', () => {
    const history = policyHistory([first, changed(1, start, { rules: calm })])
    const fold = (at: number) =>
      foldEntry(emptyDesk('ord_1'), breach(at), 0, policyAt(history, at)).desk.alerts[0]?.gradeRule
    expect(fold(start + policyLeadMs - 1)).toBe('v0/presence')
    expect(fold(start + policyLeadMs)).toBe('v1/calm')
  })
})
