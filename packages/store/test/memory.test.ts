import { memoryStores } from '../src/index.ts'
import { storesContract } from './contract/index.ts'

describe('memory stores', () => {
  storesContract(options => memoryStores(options))
})
