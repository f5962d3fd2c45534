import { type Api, CallFailed } from '../../src/api.ts'
import { persistent } from '../../src/feed/persistent.ts'

const away = () => new TypeError('fetch failed')

/** An API of which every call gives the next of these answers. */
const answering = (answers: (number | Error)[]): Api => {
  const next = async () => {
    const answer = answers.shift()
    if (answer instanceof Error) throw answer
    return answer as never
  }
  return { postEvents: next, putOrder: next, putDirectory: next, accounting: next, countAlerts: next }
}

const persist = (answers: (number | Error)[]) => {
  const [said, waits]: [string[], number[]] = [[], []]
  const api = persistent(answering(answers), {
    say: line => said.push(line),
    wait: async ms => waits.push(ms),
  })
  return { api, said, waits }
}

describe('a feed against a system that is hurt', () => {
  it('makes every call again until it is answered, more and more slowly, and says so once', async () => {
    const { api, said, waits } = persist([1, away(), new CallFailed('x', 503, ''), away(), 2, away(), 3, away(), 4])
    await api.putOrder({ orderId: 'ord_1' })
    await expect(api.postEvents([])).resolves.toBe(2)
    expect([waits, said]).toEqual([[100, 200, 300], ['the system does not answer at the moment; trying again']])
    await expect(api.accounting()).resolves.toBe(3)
    await expect(api.countAlerts([])).resolves.toBe(4)
  })

  it.each([400, 401, 403, 409, 413])('does not insist on what is refused with %i', async status => {
    const { api, waits } = persist([1, new CallFailed('x', status, ''), 2])
    await api.putOrder({ orderId: 'ord_1' })
    await expect(api.postEvents([])).rejects.toThrow(`answered ${status}`)
    expect(waits).toEqual([])
  })

  it('waits when it sends too much', async () => {
    const { api, waits } = persist([1, new CallFailed('x', 429, ''), 2])
    await api.putOrder({ orderId: 'ord_1' })
    await expect(api.postEvents([])).resolves.toBe(2)
    expect(waits).toEqual([100])
  })

  it('ends at once when nothing was there from the start', async () => {
    const { api, waits } = persist([away(), 1])
    await expect(api.putOrder({ orderId: 'ord_1' })).rejects.toThrow('fetch failed')
    expect(waits).toEqual([])
  })
})
