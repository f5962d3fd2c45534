import { defaultMatchSettings } from '@breach-alerts/domain'
import { JudgingConfig } from '../src/config.ts'
import { matchSettingsOf } from '../src/settings.ts'

describe('the settings of matching', () => {
  it('are those of the domain where nothing is set, so that batch commands and service judge alike', () => {
    expect(matchSettingsOf(JudgingConfig.parse({}), [])).toEqual(defaultMatchSettings)
  })

  it.each([
    [{ SILENT_MS: '10' }, 'SILENT_MS'],
    [{ ACCURACY_FLOOR_M: '-1' }, 'ACCURACY_FLOOR_M'],
    [{ CONFIRM_FIXES: '0' }, 'CONFIRM_FIXES'],
    [{ WATERMARK_MS: '3600000' }, 'WATERMARK_MS'],
  ])('are refused by name when they make no sense: %j', (env, name) => {
    const result = JudgingConfig.safeParse(env)
    expect(result.success ? [] : result.error.issues.map(({ path }) => path.join('.'))).toEqual([name])
  })
})
