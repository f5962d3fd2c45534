export { type Api, connect, personToken, tokenOf } from './api.ts'
export { demoDirectory } from './demo/directory.ts'
export { playDemo } from './demo/play.ts'
export { verifyStores } from './rebuild/verify.ts'
