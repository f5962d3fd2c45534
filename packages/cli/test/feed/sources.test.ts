import { BreachEvent, Order } from '@breach-alerts/contracts'
import { cad } from '../../src/feed/cad.ts'
import { positions } from '../../src/feed/positions.ts'

const call = (n: number, type = 'Disturbance Family') => ({
  incident_no: `CAD-${n}`,
  called_at: `2026-08-01T05:00:0${n}Z`,
  lat: '53.8',
  lon: `-1.5${n}`,
  category: 'Other Calls',
  problem_type: type,
  address: '5600 Sample Road',
  zip: 'ZZ1',
})

const fix = (n: number) => ({
  device: 'tag-1',
  run: '1',
  sensed_at: `2026-08-01T05:0${n}:00.000Z`,
  received_at: `2026-08-01T05:0${n}:01.000Z`,
  lat: '53.8',
  lon: '-1.5',
  accuracy_m: '10',
  speed_mps: '-1',
  bearing_deg: '',
})

describe('a CAD file', () => {
  it('gives orders at addresses of telling calls only, and incidents that speak the contract', () => {
    const survey = cad.survey()
    for (const row of [call(1), call(2), call(3, 'Traffic Related')]) survey.see(row)
    const orders = survey.orders()
    expect(orders).toHaveLength(2)
    for (const order of orders) expect(Order.safeParse(order).error?.issues).toBeUndefined()
    expect(BreachEvent.safeParse(cad.event(call(1), 0)).error?.issues).toBeUndefined()
  })
})

describe('a position file', () => {
  it('gives each device an order with zones that it visited, and fixes that speak the contract', () => {
    const survey = positions.survey()
    for (const n of [1, 2, 3, 4, 5, 6]) survey.see(fix(n))
    const [order] = survey.orders()
    expect(Order.parse(order).respondent.identifiers).toEqual([{ scheme: 'EM_DEVICE', value: 'tag-1' }])
    const event = BreachEvent.parse(positions.event(fix(1), 0))
    expect(event.data).toEqual({
      deviceId: 'tag-1',
      fix: { latitude: 53.8, longitude: -1.5, accuracyM: 10, kind: 'GNSS' },
    })
  })
})
