import { createRequire } from 'node:module'

type RequestQueue = { pending: readonly unknown[]; scheduleCheckPendingRequests: () => void }

const require = createRequire(import.meta.url)

let isDone = false

/**
 * Stops kafkajs 2.2.4 from spinning: with nothing waiting its request queue sets a timer of negative length, again and again,
 * a thousand times a second on every connection, and Node 24 warns of it. A check is of use only while requests wait.
 * Source: reliability.md §1.1 (tulios/kafkajs #1751, #1604).
 */
export const calmRequestQueue = (): void => {
  if (isDone) return
  isDone = true
  const queue = require('kafkajs/src/network/requestQueue') as { prototype: RequestQueue }
  const { scheduleCheckPendingRequests: schedule } = queue.prototype
  queue.prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this)
  }
}
