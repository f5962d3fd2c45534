import type { Alert } from '@breach-alerts/contracts'
import { lapsedNotification, printTimeline, unservedNotice, zoneEntry } from '../support/walks.ts'
import { type House, openHouse } from './house.ts'
import { type Visitor, widths } from './visitor.ts'
import { type Walker, walker } from './walker.ts'

let house: House
const present: Visitor[] = []
beforeAll(async () => {
  house = await openHouse()
}, 150_000)
afterEach(async () => {
  for (const visitor of present.splice(0)) {
    expect(visitor.complaints).toEqual([])
    await visitor.close()
  }
})
afterAll(() => house.close(), 30_000)

/** Somebody who signs in, each with a browser of their own: officers on the phone, the others at a desk. */
const enter = async (person: string, alert: Alert): Promise<Walker> => {
  const visitor = await house.visitors.stranger({ width: person === 'officer' ? widths.phone : widths.desk })
  present.push(visitor)
  const somebody = walker(visitor, alert)
  await somebody.signIn(person)
  await somebody.findInQueue()
  return somebody
}

/** What people did stands in the timeline, each line in the order in which it was done. */
const tells = async (somebody: Walker, expected: readonly string[]) => {
  const lines = await somebody.timeline()
  expect(lines.filter(line => expected.includes(line))).toEqual(expected)
}

const isClosed = async ({ alertId }: Alert) => {
  const closed = await house.system.alert(alertId)
  expect(closed.state).toBe('CLOSED')
  expect(closed.duties.every(({ state }) => state === 'DONE')).toBe(true)
  printTimeline(closed, 'by the pages')
}

/** What is asked of every breach, each in a way of its own. */
const answerTheUsual = async (officer: Walker) => {
  await officer.answer('WHO_ELSE_AT_RISK', 'Who else is at risk', {
    choose: {
      'Previous partners': 'No',
      'Current partners': 'Not known',
      'Possible future partners': 'No',
      Children: 'No',
    },
  })
  await officer.answer('DISCLOSURE', 'Clare’s Law: right to know', {
    choose: { Decision: 'Decided not to disclose' },
    fill: { Reason: 'No new partner is known', 'Lawful basis': 'Common law' },
  })
  await officer.answer('VICTIM_VIEW', 'Their view recorded', {
    fill: { 'Their view, in their words': 'Wants to be called first' },
  })
  await officer.answer('SUPPORT', 'Dealt with in another way', {}, 'An adviser has been in touch since May')
  await officer.answer('SPECIALIST_ADVICE', 'Not needed because…', {}, 'Asked and nothing is needed')
}

describe('an alert walked from event to closed through the pages', () => {
  it('non-molestation order, two fixes in the zone: an officer on the phone arrests, informs, answers and closes', async () => {
    const alert = await zoneEntry(house.system)
    const officer = await enter('officer', alert)
    expect(await officer.text('alert-top')).toContain('Suspected breach: entering an excluded area')
    await officer.stillOwes('action taken', 'victim decision', 'record complete')
    await officer.going()
    await officer.record(
      'Arrested',
      {
        choose: { 'Power used': 'PACE section 24' },
        fill: { 'Place of arrest': 'In the area', 'Necessity reason': 'To protect her' },
      },
      'Found inside the area.',
    )
    await officer.sees('Action taken')
    await officer.sees('Record complete')
    await officer.stillOwes('victim decision')
    expect(await officer.text('clocks')).toContain('PACE detention')
    await officer.record('Protected person informed', {
      choose: { 'Victims’ Code right': 'Right 6: the investigation' },
      fill: { 'How they were informed': 'In person' },
    })
    await officer.sees('Victim decision')
    await answerTheUsual(officer)
    expect(await officer.openQuestions()).toBe(0)
    await officer.close('1', 'Charged by CPS Direct')
    await tells(officer, [
      'Alert raised: suspected breach reported',
      'Told: owner',
      'Answered: I am going',
      'Arrested',
      'Protected person informed',
      'Who else is at risk',
      'Closed. Outcome: 1: Charged or summonsed',
    ])
    await isClosed(alert)
  }, 120_000)

  it('notice that was never served: the control room assigns, the officer serves it at the door, the supervisor closes', async () => {
    const alert = await unservedNotice(house.system)
    const control = await enter('control', alert)
    expect(await control.text('alert-top')).toContain('Order not proven served: serve now')
    await control.assign('13:4471')
    const officer = await enter('officer', alert)
    expect(await officer.text('acknowledge')).toContain('You are going')
    await officer.answer('SERVE_ORDER', 'Order served now', {}, 'Served at the door, by hand')
    await officer.sees('Action taken')
    expect(await officer.text('alert-top')).toContain('Served since')
    expect(await officer.text('alert-top')).not.toContain('serve now')
    await officer.record('Safety check', {
      choose: {
        'Was the protected person reached?': 'Yes',
        'Are they safe now?': 'Yes',
        'Are there children in the household?': 'No',
      },
    })
    await officer.sees('Victim decision')
    await answerTheUsual(officer)
    const supervisor = await enter('supervisor', alert)
    await supervisor.record('Supervisor’s review', { choose: { View: 'Agreed' } }, 'Served within the hour')
    await supervisor.close('NO_POWER', 'No liability before service; the notice binds from now')
    await tells(supervisor, [
      'Alert raised: suspected breach reported',
      'Assigned: Officer 4471, West Yorkshire',
      'Order served now',
      'Safety check',
      'Supervisor’s review',
      'Closed. Outcome: No power to act',
    ])
    await isClosed(alert)
  }, 120_000)

  it('stalking protection order, nobody notified a name or address: found by the clock, and notified late', async () => {
    const alert = await lapsedNotification(house.system)
    const officer = await enter('officer', alert)
    expect(await officer.text('alert-top')).toContain('Suspected breach: a notification requirement')
    expect(await officer.text('clocks')).toContain('SPO: notify names and address')
    await officer.going()
    await officer.record('Voluntary interview', {}, 'Interviewed, says that he forgot')
    await officer.sees('Action taken')
    await officer.stillOwes('victim decision')
    await officer.record('Decision on informing the protected person', {
      choose: { Decision: 'Inform later' },
      fill: { Reason: 'No contact involved; through the adviser' },
    })
    await officer.sees('Victim decision')
    await officer.record('Names and address notified at a police station')
    await answerTheUsual(officer)
    const supervisor = await enter('supervisor', alert)
    await supervisor.close('3', 'Cautioned, and notified late')
    await tells(supervisor, [
      'Alert raised: suspected breach reported',
      'Answered: I am going',
      'Voluntary interview',
      'Decision on informing the protected person',
      'Names and address notified at a police station',
      'Closed. Outcome: 3: Caution (adult)',
    ])
    await isClosed(alert)
  }, 120_000)
})
