export { type Api, connect } from './api.ts'
export { playDemo } from './demo/play.ts'
