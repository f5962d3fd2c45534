import { conditionVerdicts, deviceOf, type DeviceTrack } from '@breach-alerts/domain'
import { fileArgs } from '../batch/files.ts'
import { batchInput } from '../batch/lines.ts'
import { makeCapTeller } from '../batch/cap-teller.ts'
import { readOrderBook } from '../batch/order-book.ts'
import type { Command } from '../command.ts'

export const conditions: Command = {
  usage: 'conditions --orders o.jsonl --events e.jsonl',
  summary: 'Says of every condition of every order whose respondent an event identifies what the event means for it.',
  run: async (args, io) => {
    const { files } = fileArgs(args, ['orders', 'events'])
    const input = batchInput(io)
    const book = await readOrderBook(input.orders(files.orders))
    const tracks = new Map<string, DeviceTrack>()
    const caps = makeCapTeller(io)
    for await (const event of input.events(files.events)) {
      // A file does not say when an event was received: it is judged as if at once, so that the same file gives the same answer.
      const occurredAt = event.time === undefined ? Date.now() : Date.parse(event.time)
      const device = event.type === 'em.position' ? (deviceOf(event.data.deviceId) ?? '') : null
      const { orders, left } = book.find(event)
      caps.saw(left)
      const { verdicts, track } = conditionVerdicts({
        event,
        orders,
        isCapped: left > 0,
        occurredAt,
        receivedAt: occurredAt,
        track: device === null ? null : (tracks.get(device) ?? null),
      })
      if (device !== null && track) tracks.set(device, track)
      verdicts.forEach(io.result)
    }
    caps.finish()
    input.finish()
  },
}
