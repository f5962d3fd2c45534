import { OrderVersion } from '@breach-alerts/contracts'
import { inForce, isProvenKnown, rulingVersion } from '../../src/time/validity.ts'

const version = (fields: Partial<OrderVersion>): OrderVersion =>
  OrderVersion.parse({
    version: 1,
    validFrom: '2026-06-01',
    conditions: [{ conditionId: 'c1', kind: 'NO_MOLEST' }],
    ...fields,
  })
const at = (text: string) => Date.parse(text)

describe('validity', () => {
  it.each([
    ['the last moment of the day before', '2026-05-31T22:59:59.999Z', false],
    ['00:00 in London of the first date', '2026-05-31T23:00:00Z', true],
    ['the last moment of the last date', '2026-10-28T23:59:59.999Z', true],
    ['24:00 in London of the last date', '2026-10-29T00:00:00Z', false],
  ])('by date runs from 00:00 to 24:00 in London: %s', (_, text, expected) => {
    expect(inForce(version({ validTo: '2026-10-28' }), at(text))).toBe(expected)
  })

  it('by instant is half-open', () => {
    const held = version({ validFrom: '2026-06-01T12:00:00Z', validTo: '2026-06-02T12:00:00+01:00' })
    expect(inForce(held, at('2026-06-01T12:00:00Z'))).toBe(true)
    expect(inForce(held, at('2026-06-02T11:00:00Z'))).toBe(false)
  })

  it.each(['DISCHARGED', 'REVOKED', 'SUPERSEDED'] as const)('a version that is %s is not in force', status => {
    expect(inForce(version({ status }), at('2026-07-01T00:00:00Z'))).toBe(false)
  })

  it('lets the highest version that had begun rule, in whatever order they stand and whenever they were recorded', () => {
    const versions = [
      version({ version: 3, validFrom: '2026-09-01T00:00:00Z', status: 'DISCHARGED' }),
      version({ version: 1, validFrom: '2026-06-01' }),
      version({ version: 2, validFrom: '2026-08-01', recordedAt: '2026-12-01T00:00:00Z' }),
    ]
    const ruling = (text: string) => rulingVersion({ versions }, at(text))?.version ?? null
    expect([
      ruling('2026-05-01T00:00:00Z'),
      ruling('2026-07-01T00:00:00Z'),
      ruling('2026-08-02T00:00:00Z'),
      ruling('2026-08-31T23:59:59Z'),
      ruling('2026-09-01T00:00:00Z'),
      ruling('2026-10-01T00:00:00Z'),
    ]).toEqual([null, 1, 2, 2, 3, 3])
  })

  it('counts as known only what was known when it happened', () => {
    const held = version({ knowledge: [{ mode: 'PERSONAL_SERVICE', at: '2026-06-01T18:00:00Z' }] })
    expect(isProvenKnown(held, at('2026-06-01T17:59:59Z'))).toBe(false)
    expect(isProvenKnown(held, at('2026-06-01T18:00:00Z'))).toBe(true)
    const twice = version({
      knowledge: [
        { mode: 'PHONE', at: '2026-06-01T18:00:00Z' },
        { mode: 'PERSONAL_SERVICE', at: '2026-06-02T18:00:00Z' },
      ],
    })
    expect(isProvenKnown(twice, at('2026-06-01T20:00:00Z'))).toBe(true)
    expect(isProvenKnown(version({ knowledge: [] }), at('2026-07-01T00:00:00Z'))).toBe(false)
  })
})
