import { defaultMatchSettings } from '@breach-alerts/domain'
import { makeSizedSettings } from '../src/sized-settings.ts'

describe('the settings of the matcher', () => {
  const world = (sizes: (number | Error)[]) => {
    let now = 0
    const size = () => {
      const next = sizes.shift()
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? 0)
    }
    return {
      settingsNow: makeSizedSettings({ size }, defaultMatchSettings, () => now),
      later: (ms: number) => (now += ms),
    }
  }

  it('follow the number of orders, asked once a minute', async () => {
    const { settingsNow, later } = world([1_000, 1_000_000])
    const before = await settingsNow()
    later(59_999)
    expect(await settingsNow()).toBe(before)
    later(1)
    const after = await settingsNow()
    expect(after.model.priors.none).toBeLessThan(before.model.priors.none)
    expect(after.model.version).toBe(`${before.model.version}+n20`)
  })

  it('keep what the index said last while it cannot be asked, and fail when it never answered', async () => {
    const gone = new Error('away')
    const { settingsNow, later } = world([gone, 1_000_000, gone])
    await expect(settingsNow()).rejects.toBe(gone)
    const held = await settingsNow()
    later(60_000)
    expect(await settingsNow()).toEqual(held)
  })
})
