import { memoryNotify, NotifyUnavailable } from '../src/index.ts'
import { notifyContract } from './contract/notify.ts'
import { message } from './support/build.ts'

describe('memory notify', () => {
  notifyContract(() => {
    const notify = memoryNotify()
    return Promise.resolve({ notify, arrived: () => notify.sent })
  })

  it('fails as it is told to, by message and attempt', async () => {
    const notify = memoryNotify()
    notify.script(({ noticeId }, attempt) =>
      noticeId === 'ntc_1' && attempt < 3 ? { kind: 'unknown', reason: 'THROTTLED' } : null,
    )
    const kinds = async () => (await notify.send([message('ntc_1'), message('ntc_2')])).map(({ kind }) => kind)
    expect([await kinds(), await kinds(), await kinds()]).toEqual([
      ['unknown', 'accepted'],
      ['unknown', 'accepted'],
      ['accepted', 'accepted'],
    ])
    expect(notify.sent.map(({ noticeId }) => noticeId)).toEqual(['ntc_2', 'ntc_2', 'ntc_1', 'ntc_2'])
  })

  it('is not ready and accepts nothing while it is out of reach', async () => {
    const notify = memoryNotify()
    notify.reachable(false)
    await expect(notify.ready()).rejects.toThrow(NotifyUnavailable)
    expect(await notify.send([message('ntc_1')])).toEqual([{ kind: 'unknown', reason: 'UNREACHABLE' }])
    notify.reachable(true)
    await notify.ready()
    expect(await notify.send([message('ntc_1')])).toMatchObject([{ kind: 'accepted' }])
  })
})
