import { execFileSync } from 'node:child_process'
import { keepRecordsYoung } from '../src/records-young.ts'

it('sets a flag that this Node knows', () => {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })
  expect(known).toContain('--allocation-site-pretenuring')
  expect(keepRecordsYoung).not.toThrow()
})
