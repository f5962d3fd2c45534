import { z } from 'zod'
import { BreachEvent, eventErrors, fieldErrors, Order } from '../src/index.ts'

const errorsOf = (input: unknown) => {
  const result = BreachEvent.safeParse(input)
  return result.success ? [] : eventErrors(input, result.error)
}
const pointersOf = (input: unknown) => errorsOf(input).map(e => e.pointer)

describe('field errors', () => {
  it('name every bad field by its pointer and echo no value', () => {
    const errors = errorsOf({
      specversion: '1.0',
      id: 'a',
      type: 'em.position',
      time: '2026-02-30T00:00:00Z',
      data: { deviceId: 3, fix: { latitude: 'secret' } },
    })
    expect(errors.map(e => e.pointer)).toEqual([
      '/source',
      '/time',
      '/data/deviceId',
      '/data/fix/latitude',
      '/data/fix/longitude',
    ])
    expect(errors[0]?.message).toBe('is required')
    expect(errors[3]?.message).toBe('must be a number')
    expect(JSON.stringify(errors)).not.toContain('secret')
  })

  it.each([
    ['an empty event', {}, ['/specversion', '/id', '/source', '/type', '/data']],
    [
      'one of a type that nobody knows',
      { specversion: '0.3', id: 5, source: '', type: 'dog', time: 'now', data: [] },
      ['/specversion', '/id', '/source', '/type', '/time', '/data'],
    ],
    ['no object', null, ['']],
  ])('name what every event has, whatever its type: %s', (_what, event, pointers) => {
    expect(pointersOf(event)).toEqual(pointers)
  })

  it('of an event in a batch begin with its place in it', () => {
    const known = { specversion: '1.0', id: 'a', type: 'em.position', source: 's', data: { deviceId: 'd' } }
    for (const [event, pointer] of [
      [known, '/3/data/fix'],
      [{ ...known, type: 'dog' }, '/3/type'],
    ] as const)
      expect(eventErrors(event, BreachEvent.safeParse(event).error!, [3]).map(e => e.pointer)).toEqual([pointer])
  })

  it('name a version or condition that stands twice beside what else is wrong', () => {
    const version = {
      version: 1,
      validFrom: '2026-01-01',
      conditions: [
        { conditionId: 'c1', kind: 'NO_MOLEST' },
        { conditionId: 'c1', kind: 'NO_MOLEST' },
      ],
    }
    const errors = fieldErrors(
      Order.safeParse({ orderId: 'ord_1', type: 'DOG', respondent: {}, versions: [version, version] }).error!,
    )
    expect(errors).toEqual([
      expect.objectContaining({ pointer: '/type' }),
      { pointer: '/versions/0/conditions/1/conditionId', message: 'is used by an earlier condition of this version' },
      { pointer: '/versions/1/conditions/1/conditionId', message: 'is used by an earlier condition of this version' },
      { pointer: '/versions/1/version', message: 'is used by an earlier version' },
    ])
  })

  it.each([
    [z.number().max(90), 91, 'must be at most 90'],
    [z.number().min(1), 0, 'must be at least 1'],
    [z.number().positive(), 0, 'must be more than 0'],
    [z.number().lt(5), 5, 'must be less than 5'],
    [z.int(), 1.5, 'must be a whole number'],
    [z.string().min(1), '', 'must not be empty'],
    [z.string().min(3), 'ab', 'must have at least 3 characters'],
    [z.string().max(2), 'abc', 'must have at most 2 characters'],
    [z.array(z.number()).min(1), [], 'must not be empty'],
    [z.array(z.number()).min(4), [1], 'must have at least 4 items'],
    [z.array(z.number()).max(1), [1, 2], 'must have at most 1 item'],
  ])('say a limit in plain words: %#', (schema, input, message) => {
    expect(fieldErrors(schema.safeParse(input).error!)).toEqual([{ pointer: '', message }])
  })
})
