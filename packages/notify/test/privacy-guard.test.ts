import * as fc from 'fast-check'
import { clearForRelease } from '../src/index.ts'
import { message, planted, taskMessage } from './support/build.ts'

const name = 'Zebedee Plantagenet'

describe('privacy guard', () => {
  it('lets a message out as it is, without attributes that have no value', () => {
    const sent = message('ntc_1')
    expect(clearForRelease(sent)).toEqual({
      kind: 'cleared',
      body: JSON.stringify(sent.body),
      attributes: [
        ['eventType', 'breach-alerts.alert.raised'],
        ['grade', '1'],
        ['orderType', 'DVPO'],
        ['forceCode', '13'],
        ['officerId', '13:4471'],
      ],
    })
  })

  it('lets a message about a task out as it is, also of an order that nobody owns', () => {
    const sent = taskMessage('ntc_1')
    expect(clearForRelease(sent)).toMatchObject({ kind: 'cleared', body: JSON.stringify(sent.body) })
    expect(clearForRelease(taskMessage('ntc_1', { forceCode: null })).kind).toBe('cleared')
  })

  it.each([
    ...['taskId', 'taskKind', 'daysLeft', 'grade', 'orderType', 'forceCode', 'actionAsked', 'alertRef'].map(field => ({
      where: field,
      path: ['body', 'additionalInformation', field],
    })),
    { where: 'a key of the body', path: ['body', 'name'] },
    { where: 'the link', path: ['body', 'detailUrl'] },
    { where: 'the attribute eventType', path: ['attributes', 'eventType'] },
  ])('keeps back a name in $where of a message about a task', ({ path }) => {
    const result = clearForRelease(planted(path, name, taskMessage('ntc_1')))
    expect(result.kind).toBe('withheld')
    expect(JSON.stringify(result)).not.toContain('Zebedee')
  })

  it('lets neither kind out in the shape of the other', () => {
    const [alert, task] = [message('ntc_1'), taskMessage('ntc_2')]
    for (const [one, other] of [
      [alert, task],
      [task, alert],
    ] as const) {
      const mixed = planted(['body', 'additionalInformation'], other.body.additionalInformation, one)
      expect(clearForRelease(mixed).kind).toBe('withheld')
    }
  })

  it('lets a notice to a partner out, and an order that nobody owns', () => {
    const notice = message(
      'ntc_1',
      {
        topic: 'partners',
        attributes: {
          eventType: 'breach-alerts.alert.notice',
          agency: 'IDVA-LEEDS',
          partnerId: 'prt_demo',
          forceCode: null,
        },
      },
      { forceCode: null, actionAsked: 'NONE' },
    )
    expect(clearForRelease(notice).kind).toBe('cleared')
  })

  it.each([
    { where: 'a key of the body', path: ['body', 'name'] },
    { where: 'a key of the additional information', path: ['body', 'additionalInformation', 'place'] },
    { where: 'a key of the person reference', path: ['body', 'personReference', 'name'] },
    { where: 'an attribute', path: ['attributes', 'suspect'] },
    { where: 'a key that is itself a name', path: ['body', 'additionalInformation', name] },
    { where: 'the event type', path: ['body', 'eventType'] },
    { where: 'the time', path: ['body', 'occurredAt'] },
    { where: 'the link', path: ['body', 'detailUrl'] },
    { where: 'the alert', path: ['body', 'additionalInformation', 'alertId'] },
    { where: 'the reference', path: ['body', 'additionalInformation', 'alertRef'] },
    { where: 'the grade', path: ['body', 'additionalInformation', 'grade'] },
    { where: 'the order type', path: ['body', 'additionalInformation', 'orderType'] },
    { where: 'the condition', path: ['body', 'additionalInformation', 'conditionKind'] },
    { where: 'the force', path: ['body', 'additionalInformation', 'forceCode'] },
    { where: 'the action', path: ['body', 'additionalInformation', 'actionAsked'] },
    ...['eventType', 'grade', 'orderType', 'forceCode', 'agency', 'partnerId', 'officerId'].map(attribute => ({
      where: `the attribute ${attribute}`,
      path: ['attributes', attribute],
    })),
  ])('keeps back a name in $where, and does not repeat it', ({ path }) => {
    const result = clearForRelease(planted(path, name))
    expect(result.kind).toBe('withheld')
    expect(JSON.stringify(result)).not.toContain('Zebedee')
  })

  it.each([
    { type: 'PHONE', value: '07700900123' },
    { type: 'EM_DEVICE', value: 'D1' },
    { type: 'NAME', value: 'Zebedee' },
    { type: 'CRN', value: name },
    { type: 'CRN', value: 'X123456', of: 'victim' },
  ])('keeps back the identifier %j', identifier => {
    expect(clearForRelease(planted(['body', 'personReference', 'identifiers'], [identifier])).kind).toBe('withheld')
  })

  it.each([
    'https://alerts.example.test/alerts/alt_1?name=Zebedee',
    'https://alerts.example.test/alerts/alt_1#Zebedee',
    'https://zebedee:x@alerts.example.test/alerts/alt_1',
    'https://alerts.example.test/alerts/Zebedee%20Plantagenet',
    'javascript:alert(1)',
    'not a link',
    '',
  ])('keeps back the link %j', url => {
    expect(clearForRelease(planted(['body', 'detailUrl'], url)).kind).toBe('withheld')
  })

  it('names the place in its reason', () => {
    expect(clearForRelease(planted(['body', 'additionalInformation', 'grade'], 9))).toEqual({
      kind: 'withheld',
      reason: 'PRIVACY_GUARD body/additionalInformation/grade',
    })
  })

  it('never lets out a key that is not on the list, nor text with a space in it, whatever is put where', () => {
    const keys =
      'eventType version occurredAt detailUrl personReference identifiers type value additionalInformation ' +
      'alertId alertRef grade orderType conditionKind forceCode actionAsked'
    const paths = [['body'], ['body', 'additionalInformation'], ['body', 'personReference'], ['attributes']]
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.string({ minLength: 1 }), fc.jsonValue(), (path, key, value) => {
        const result = clearForRelease(planted([...path, key], value))
        if (result.kind === 'withheld') return
        const out = { keys: new Set<string>(), texts: result.attributes.map(([, text]) => text) }
        JSON.parse(result.body, (at, inside: unknown) => {
          if (Number.isNaN(Number(at))) out.keys.add(at)
          if (typeof inside === 'string') out.texts.push(inside)
          return inside
        })
        expect([...out.keys].filter(at => !keys.split(' ').includes(at))).toEqual([])
        expect(out.texts.filter(text => /\s/u.test(text))).toEqual([])
      }),
    )
  })
})
