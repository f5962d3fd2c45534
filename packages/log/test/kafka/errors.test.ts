import { isEvicted, isMembership, isRefusal, mayPass } from '../../src/kafka/errors.ts'

const error = (fields: object, cause?: unknown) => Object.assign(new Error('kafkajs says', { cause }), fields)
const refused = error({ name: 'KafkaJSConnectionError', retriable: true })

describe('an error of kafkajs', () => {
  it.each([
    ['a connection refused', refused, true],
    ['one that kafkajs has given up on', error({ name: 'KafkaJSNonRetriableError', retriable: false }, refused), true],
    [
      'a coordinator not found, its reason swallowed',
      error({ name: 'KafkaJSGroupCoordinatorNotFound', retriable: false }),
      true,
    ],
    [
      'the same, wrapped',
      error({ retriable: false }, error({ name: 'KafkaJSGroupCoordinatorNotFound', retriable: false })),
      true,
    ],
    ['a codec that is not there', error({ name: 'KafkaJSNotImplemented', retriable: false }), false],
    ['a defect', new TypeError('x is not a function'), false],
    ['no error at all', 'text', false],
  ])('%s: may pass by itself?', (_, given, expected) => {
    expect(mayPass(given)).toBe(expected)
  })

  it.each([
    ['REBALANCE_IN_PROGRESS', true, false],
    ['ILLEGAL_GENERATION', true, true],
    ['UNKNOWN_MEMBER_ID', true, true],
    ['REQUEST_TIMED_OUT', false, false],
  ])('%s: is it about our place in the group, and have we lost it?', (type, membership, evicted) => {
    expect([isMembership(error({ type })), isEvicted(error({ type }))]).toEqual([membership, evicted])
  })

  it('is a refusal of the record wherever kafkajs has wrapped it', () => {
    expect(isRefusal(error({}, error({ type: 'MESSAGE_TOO_LARGE' })))).toBe(true)
    expect(isRefusal(error({}, error({ type: 'NOT_LEADER_FOR_PARTITION' })))).toBe(false)
  })
})
