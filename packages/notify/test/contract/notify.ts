import type { Notify } from '../../src/index.ts'
import { message, planted, taskMessage } from '../support/build.ts'

type Arrived = { topic: string; body: string; attributes: Readonly<Record<string, string>> }

/** Opens an adapter that reaches two topics, and says what arrived there. */
export type NotifyOpener = () => Promise<{ notify: Notify; arrived: () => readonly Arrived[] }>

/** What every adapter of notify must do. */
export const notifyContract = (open: NotifyOpener): void => {
  let notify: Notify
  let arrived: () => readonly Arrived[]
  beforeEach(async () => {
    ;({ notify, arrived } = await open())
    await notify.ready()
  })
  afterEach(() => notify.close())

  it('is ready again and again', async () => {
    await notify.ready()
    await expect(notify.ready()).resolves.toBeUndefined()
  })

  it('sends nothing when there is nothing to send', async () => {
    expect(await notify.send([])).toEqual([])
  })

  it('sends the body as it is and attributes that have a value', async () => {
    const sent = message('ntc_1')
    expect(await notify.send([sent])).toEqual([
      { kind: 'accepted', messageId: expect.stringMatching(/.+/u) as unknown },
    ])
    const [got] = arrived()
    expect(JSON.parse(got?.body ?? '')).toEqual(sent.body)
    expect(got).toMatchObject({
      topic: 'officers',
      attributes: {
        eventType: 'breach-alerts.alert.raised',
        grade: '1',
        orderType: 'DVPO',
        forceCode: '13',
        officerId: '13:4471',
      },
    })
    expect(Object.keys(got?.attributes ?? {})).toHaveLength(5)
  })

  it('sends to the topic that the message names', async () => {
    await notify.send([
      message('ntc_1', { topic: 'partners' }),
      message('ntc_2', { topic: 'officers' }),
      taskMessage('ntc_3'),
    ])
    expect(
      arrived()
        .map(({ topic }) => topic)
        .toSorted(),
    ).toEqual(['officers', 'partners', 'tasks'])
  })

  it('answers each message in the order given, more than fit one batch and both topics mixed', async () => {
    const messages = Array.from({ length: 43 }, (_, at) =>
      message(`ntc_${at}`, { topic: at % 3 === 0 ? 'partners' : 'officers' }, { alertId: `alt_${at}` }),
    )
    const results = await notify.send(messages)
    expect(results.map(({ kind }) => kind)).toEqual(messages.map(() => 'accepted'))
    const ids = results.map(result => (result.kind === 'accepted' ? result.messageId : ''))
    expect(new Set(ids).size).toBe(43)
    expect(arrived().filter(({ topic }) => topic === 'partners')).toHaveLength(15)
    expect(new Set(arrived().map(({ body }) => body)).size).toBe(43)
  })

  it('sends a message once when it is given twice, and answers both', async () => {
    const [first, other, second] = await notify.send([message('ntc_1'), message('ntc_2'), message('ntc_1')])
    expect(first).toEqual(second)
    expect(other).not.toEqual(first)
    expect(arrived()).toHaveLength(2)
  })

  it('refuses what must not leave, and sends the others', async () => {
    const results = await notify.send([message('ntc_1'), planted(['body', 'name'], 'Zebedee'), message('ntc_2')])
    expect(results.map(({ kind }) => kind)).toEqual(['accepted', 'refused', 'accepted'])
    expect(JSON.stringify([results, arrived()])).not.toContain('Zebedee')
    expect(arrived()).toHaveLength(2)
  })
}
