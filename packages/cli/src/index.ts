export { type Api, connect, personToken, tokenOf } from './api.ts'
export { playDemo } from './demo/play.ts'
