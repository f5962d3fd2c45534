import { appendRules } from './append.ts'
import { consumeRules } from './consume.ts'
import { failureRules } from './failure.ts'
import { forgetRules } from './forget.ts'
import { limit, type Harness, type MakeHarness } from './harness.ts'

/** What every event log must do, whichever adapter: run by each of them. */
export const eventLogContract = (name: string, make: MakeHarness): void => {
  describe(`event log on ${name}`, () => {
    let harness: Harness
    beforeEach(async () => {
      harness = await make()
    }, limit)
    afterEach(async () => {
      await harness.end()
    }, limit)
    const at = (): Harness => harness

    describe('appending', () => appendRules(at))
    describe('reading', () => consumeRules(at))
    describe('failing', () => failureRules(at))
    describe('forgetting', () => forgetRules(at))
  })
}
