import { Order } from '@breach-alerts/contracts'
import { keysOfOrder } from '@breach-alerts/domain'
import { makeMetrics, silentLogger } from '@breach-alerts/runtime'
import { tellGaps } from '../src/gaps.ts'

const order = (respondent: object, protectedPersons: object[] = []) =>
  Order.parse({
    orderId: 'ord_1',
    type: 'DVPO',
    respondent,
    protectedPersons,
    versions: [{ version: 1, validFrom: '2026-01-01', conditions: [{ conditionId: 'c1', kind: 'NO_VIOLENCE' }] }],
  })
const told = async (one: Order) => {
  const said: string[] = []
  const logger = silentLogger()
  const metrics = makeMetrics()
  const note = (level: string) => (facts: unknown, text: unknown) =>
    void said.push(`${level} ${String(text)} ${JSON.stringify(facts)}`)
  tellGaps(one, keysOfOrder(one), {
    logger: Object.assign(Object.create(logger) as typeof logger, { error: note('error'), warn: note('warn') }),
    metrics,
  })
  return { said, metrics: await metrics.text() }
}

describe('an order that cannot be found', () => {
  it('is said and counted: nothing leads to it', async () => {
    const { said, metrics } = await told(order({ names: [{ full: 'Rowan Ashdown' }] }))
    expect(said).toEqual([expect.stringMatching(/^error order can never be found .*"ord_1".*NEVER_FOUND/u)])
    expect(metrics).toMatch(/order_register_gaps_total\{[^}]*code="NEVER_FOUND"[^}]*\} 1/u)
  })

  it('is said when only the protected person leads to it, and when a number is not used, without the number', async () => {
    const { said } = await told(
      order({ names: [], identifiers: [{ scheme: 'PNC', value: '2001/0171310X' }] }, [{ addresses: [{ uprn: '12' }] }]),
    )
    expect(said).toEqual([
      expect.stringMatching(/^warn .*RESPONDENT_NEVER_FOUND.*IDENTIFIER_NOT_USED.*\/respondent\/identifiers\/0/u),
    ])
    expect(said.join()).not.toContain('0171310')
  })

  it('is said where its places lie elsewhere, without the place', async () => {
    const respondent = { names: [{ full: 'Rowan Ashdown' }], dateOfBirth: '1985-05-17' }
    const { said, metrics } = await told(
      order(respondent, [{ addresses: [{ point: { latitude: 0, longitude: 0.004 } }] }]),
    )
    expect(said).toEqual([
      expect.stringMatching(
        /^warn order can be matched only in part .*HOME_ELSEWHERE.*\/protectedPersons\/0\/addresses\/0/u,
      ),
    ])
    expect(said.join()).not.toContain('0.004')
    expect(metrics).toMatch(/order_register_gaps_total\{[^}]*code="HOME_ELSEWHERE"[^}]*\} 1/u)
  })

  it('is not said of an order that is whole', async () => {
    expect((await told(order({ names: [{ full: 'Rowan Ashdown' }], dateOfBirth: '1985-05-17' }))).said).toEqual([])
  })
})
