import { patiently } from '../../src/kafka/patiently.ts'

const failing = (times: number) => {
  let calls = 0
  return {
    work: async () => {
      calls += 1
      if (calls <= times) throw new Error(`no ${calls}`)
      return calls
    },
    calls: () => calls,
  }
}

describe('patience with a broker', () => {
  it('tries again until it works', async () => {
    expect(await patiently(5_000, failing(2).work, () => true)).toBe(3)
  })

  it('gives up at once for a reason that will not pass', async () => {
    const { work, calls } = failing(2)
    await expect(patiently(5_000, work, () => false)).rejects.toThrow('no 1')
    expect(calls()).toBe(1)
  })

  it('ends with the last reason when there is no time left', async () => {
    const { work, calls } = failing(99)
    await expect(patiently(120, work, () => true)).rejects.toThrow('no')
    expect(calls()).toBeLessThan(5)
  })
})
