import { noteOf } from '../../src/match/notes.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { encounter, him, makeEvent, makeOrder, somebodyElse, suspect } from '../support/made-up.ts'
import type { BreachEvent } from '@breach-alerts/contracts'
import type { Scene } from '../../src/match/engagement.ts'

const order = makeOrder([{ kind: 'NO_MOLEST' }])
const sceneOf = (event: BreachEvent): Scene => ({
  event,
  order,
  identity: null,
  hits: [],
  address: null,
  spot: null,
  placed: null,
  settings: defaultMatchSettings,
})
const noted = (event: BreachEvent, scene: Scene | null = sceneOf(event)) =>
  noteOf(event, order, scene, defaultMatchSettings)
const { names, dateOfBirth } = him

const missed = makeEvent('appointment.missed', { appointment: 'PROBATION', people: [suspect()] })
const flat = makeEvent('em.violation', { deviceId: 'TAG-1', violation: 'BATTERY_FLAT' })
const changed = (...people: object[]) => makeEvent('circumstance.changed', { change: 'EMPLOYMENT', people })

describe('what is worth knowing of an event that engages nothing', () => {
  it('is what a tag reports and that an appointment was missed', () => {
    expect(noted(flat)).toEqual({ what: 'BATTERY_FLAT' })
    expect(noted(missed)).toEqual({ what: 'APPOINTMENT_PROBATION' })
  })

  it('is nothing of other events, or of an event about nobody under the order', () => {
    expect(noted(encounter([suspect()]))).toBeNull()
    expect([flat, missed].map(event => noted(event, null))).toEqual([null, null])
  })

  it('is a change in the life of the respondent, whatever part he has, and how sure it is that it is he', () => {
    const sure = { ...him, role: 'MENTIONED' }
    const likely = { names, dateOfBirth, sex: 'M', addresses: him.addresses, role: 'WITNESS' }
    expect(noted(changed(sure), null)).toEqual({ what: 'EMPLOYMENT', level: 'CERTAIN' })
    expect(noted(changed(likely), null)).toEqual({ what: 'EMPLOYMENT', level: 'PROBABLE' })
    expect(noted(changed({ names, role: 'SUSPECT' }, sure), null)).toEqual({ what: 'EMPLOYMENT', level: 'CERTAIN' })
    expect(noted(changed({ ...somebodyElse, role: 'SUSPECT' }), null)).toBeNull()
  })

  it('is judged by how many of such events are about somebody under an order', () => {
    const half = { names: [{ full: 'Rowen Ashdown' }], dateOfBirth: '1985', role: 'SUSPECT' }
    const { priors } = defaultMatchSettings.model
    const raised = {
      ...defaultMatchSettings.model,
      priors: { ...priors, types: { ...priors.types, 'circumstance.changed': 40 } },
    }
    const settings = { ...defaultMatchSettings, model: raised }
    expect(noted(changed(half), null)).toBeNull()
    expect(noteOf(changed(half), order, null, settings)).toEqual({ what: 'EMPLOYMENT', level: 'PROBABLE' })
  })
})
