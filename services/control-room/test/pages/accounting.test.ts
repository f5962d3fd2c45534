import { topics } from '@breach-alerts/contracts'
import { openRoom, type Room } from '../support/room.ts'

describe('the accounting page', () => {
  let room: Room
  beforeEach(async () => {
    room = await openRoom()
  })
  afterEach(() => room.stop())

  const counted = async (more: object) => {
    const account = {
      topic: topics.events,
      partition: 0,
      firstOffset: 0,
      nextOffset: 3,
      matched: 1,
      unmatched: 2,
      parked: 0,
    }
    await room.stores.matcher.settle({ ...account, ...more }, new Map(), 60_000)
    return (await room.page('control', '/accounting')).text
  }

  it('says of how many records not every order was compared', async () => {
    const text = await counted({ notAllCompared: 1, futureStamped: 2 })
    expect(text).toContain(
      '1 record names more people, or shares a name, a date or a place with more orders, than can be compared',
    )
    expect(text).toContain('2 records were stamped')
  })

  it('says nothing of it where there was none', async () => {
    expect(await counted({})).not.toContain('than can be compared')
  })
})
