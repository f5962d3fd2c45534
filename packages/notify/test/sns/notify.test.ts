import { type Notify, NotifyUnavailable, snsNotify } from '../../src/index.ts'
import { message } from '../support/build.ts'
import { accepts, type Answer, cuts, entriesOf, fails, hangs, startStub, type Stub } from '../support/stub.ts'

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
const arn = (name: string) => `arn:aws:sns:eu-west-2:000000000000:${name}`

describe('sns notify against an SNS that fails', () => {
  let stub: Stub
  let notify: Notify
  let loud: object[]
  beforeEach(async () => {
    stub = await startStub()
    loud = []
    notify = snsNotify({
      region: 'eu-west-2',
      endpoint: stub.endpoint,
      topics: { officers: arn('officers'), partners: arn('partners'), tasks: arn('tasks') },
      mayCreateTopics: false,
      credentials,
      requestTimeoutMs: 250,
      logger: { info: () => undefined, error: facts => loud.push(facts) },
    })
  })
  afterEach(async () => {
    await notify.close()
    await stub.close()
  })
  const published = () => stub.calls.filter(({ action }) => action === 'PublishBatch')

  it.each<{ title: string; answer: Answer; kind: string; reason: RegExp; tries: number }>([
    {
      title: 'a fault of the provider',
      answer: fails(500, 'InternalFailure'),
      kind: 'unknown',
      reason: /^InternalFailure 500$/u,
      tries: 2,
    },
    { title: 'an outage', answer: fails(503, 'ServiceUnavailable'), kind: 'unknown', reason: /503$/u, tries: 2 },
    {
      title: 'throttling by status',
      answer: fails(429, 'TooManyRequests'),
      kind: 'unknown',
      reason: /429$/u,
      tries: 2,
    },
    { title: 'throttling by code', answer: fails(400, 'Throttled'), kind: 'unknown', reason: /^Throttled/u, tries: 2 },
    { title: 'silence', answer: hangs, kind: 'unknown', reason: /^TimeoutError/u, tries: 2 },
    { title: 'a cut connection', answer: cuts, kind: 'unknown', reason: /^\w+/u, tries: 2 },
    { title: 'no permission', answer: fails(403, 'AuthorizationError'), kind: 'refused', reason: /403$/u, tries: 1 },
    {
      title: 'a wrong key',
      answer: fails(403, 'InvalidClientTokenId'),
      kind: 'refused',
      reason: /^InvalidClientTokenId 403$/u,
      tries: 1,
    },
    { title: 'a wrong parameter', answer: fails(400, 'InvalidParameter'), kind: 'refused', reason: /400$/u, tries: 1 },
    { title: 'a topic that is gone', answer: fails(404, 'NotFound'), kind: 'refused', reason: /404$/u, tries: 1 },
  ])('is $kind after $title, and tries $tries times', async ({ answer, kind, reason, tries }) => {
    stub.onPublish(answer)
    const began = performance.now()
    const [result] = await notify.send([message('ntc_1')])
    expect(result).toEqual({ kind, reason: expect.stringMatching(reason) as unknown })
    expect(published()).toHaveLength(tries)
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(loud).toHaveLength(kind === 'refused' ? 1 : 0)
  })

  it('accepts when the second try succeeds after a cut, with the same message', async () => {
    let tries = 0
    stub.onPublish((...call) => (++tries === 1 ? cuts(...call) : accepts()(...call)))
    expect(await notify.send([message('ntc_1')])).toEqual([{ kind: 'accepted', messageId: 'm-0' }])
    const [first, second] = published().map(entriesOf)
    expect(first).toEqual(second)
  })

  it('takes each failed entry of a batch that succeeded for itself', async () => {
    stub.onPublish(
      accepts(
        {
          1: { code: 'InvalidParameter', senderFault: true },
          2: { code: 'InternalError', senderFault: false },
          4: { code: 'Throttled', senderFault: true },
        },
        ['3'],
      ),
    )
    expect(await notify.send(['a', 'b', 'c', 'd', 'e'].map(id => message(id)))).toEqual([
      { kind: 'accepted', messageId: 'm-0' },
      { kind: 'refused', reason: 'InvalidParameter' },
      { kind: 'unknown', reason: 'InternalError' },
      { kind: 'unknown', reason: 'NoResult' },
      { kind: 'unknown', reason: 'Throttled' },
    ])
  })

  it('fails one batch without the others', async () => {
    stub.onPublish((call, ...rest) => {
      const isFirst = entriesOf(call).some(({ message: text }) => text.includes('alt_first'))
      return (isFirst ? fails(403, 'AuthorizationError') : accepts())(call, ...rest)
    })
    const messages = Array.from({ length: 15 }, (_, at) =>
      message(`ntc_${at}`, {}, { alertId: at === 0 ? 'alt_first' : 'alt_other' }),
    )
    const kinds = (await notify.send(messages)).map(({ kind }) => kind)
    expect(kinds.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'refused'))
    expect(kinds.slice(10)).toEqual(Array.from({ length: 5 }, () => 'accepted'))
  })

  it('never puts more than ten messages into a batch', async () => {
    await notify.send(Array.from({ length: 35 }, (_, at) => message(`ntc_${at}`)))
    expect(published().map(call => entriesOf(call).length)).toEqual([10, 10, 10, 5])
  })

  it('is not ready when the provider is out of reach', async () => {
    const nobody = snsNotify({
      region: 'eu-west-2',
      endpoint: 'http://127.0.0.1:1',
      accountId: '000000000000',
      credentials,
    })
    await expect(nobody.ready()).rejects.toThrow(NotifyUnavailable)
    expect(await nobody.send([message('ntc_1')])).toMatchObject([{ kind: 'unknown' }])
    await nobody.close()
  })

  it('does not start without knowing where its topics are', () => {
    expect(() => snsNotify({ region: 'eu-west-2' })).toThrow(TypeError)
    expect(() => snsNotify({ region: 'eu-west-2', endpoint: stub.endpoint, mayCreateTopics: false })).toThrow(TypeError)
  })
})
