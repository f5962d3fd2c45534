import type { Opener } from '../support/build.ts'
import { candidatesContract } from './candidates.ts'
import { deskStoreContract } from './desk.ts'
import { dueSetContract, orderWatchContract } from './due.ts'
import { followContract } from './follow.ts'
import { matcherMemoryContract } from './matcher.ts'
import { orderIndexContract } from './orders.ts'

/** What every adapter of the stores must do. */
export const storesContract = (open: Opener): void => {
  orderIndexContract(open)
  candidatesContract(open)
  followContract(open)
  deskStoreContract(open)
  dueSetContract(open)
  orderWatchContract(open)
  matcherMemoryContract(open)

  it('answers a ping', async () => {
    const stores = await open()
    await stores.ping()
    await expect(stores.close()).resolves.toBeUndefined()
  })
}
