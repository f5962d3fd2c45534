import { conditionVerdicts, deviceOf, type DeviceTrack } from '@breach-alerts/domain'
import { dated, instantOf, nowHelp } from '../batch/dated.ts'
import { fileArgs } from '../batch/files.ts'
import { batchInput } from '../batch/lines.ts'
import { makeCapTeller } from '../batch/cap-teller.ts'
import { readOrderBook } from '../batch/order-book.ts'
import type { Command } from '../command.ts'

export const conditions: Command = {
  usage: 'conditions --orders o.jsonl --events e.jsonl [--now INSTANT]',
  summary: 'Says of every condition of every order whose respondent an event identifies what the event means for it.',
  details: nowHelp,
  run: async (args, io) => {
    const { files, option } = fileArgs(args, ['orders', 'events'], [], ['now'])
    const now = instantOf(option('now'))
    const input = batchInput(io)
    const book = await readOrderBook(input.orders(files.orders))
    const tracks = new Map<string, DeviceTrack>()
    const caps = makeCapTeller(io)
    for await (const { event, occurredAt } of dated(input.events(files.events), now, Date.now)) {
      const device = event.type === 'em.position' ? (deviceOf(event.data.deviceId) ?? '') : null
      const { orders, isCapped } = book.find(event)
      caps.saw(isCapped)
      const { verdicts, track } = conditionVerdicts({
        event,
        orders,
        isCapped,
        occurredAt,
        // Judged as if it had been received at once.
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
