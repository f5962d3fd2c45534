import { BreachEvent, fieldErrors } from '../src/index.ts'

const errorsOf = (input: unknown) => {
  const result = BreachEvent.safeParse(input)
  return result.success ? [] : fieldErrors(result.error)
}

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
})
