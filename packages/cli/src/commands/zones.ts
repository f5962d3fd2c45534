import type { Order } from '@breach-alerts/contracts'
import { deviceOf, type DeviceWatch, finishWatch, watchFix, type ZoneTransition } from '@breach-alerts/domain'
import { dated, instantOf, nowHelp } from '../batch/dated.ts'
import { fileArgs } from '../batch/files.ts'
import { batchInput } from '../batch/lines.ts'
import { readOrderBook } from '../batch/order-book.ts'
import type { Command } from '../command.ts'

export const zones: Command = {
  usage: 'zones --orders o.jsonl --positions p.jsonl [--now INSTANT]',
  summary:
    'Follows tags through the areas of their orders: when each was entered, left, or lost sight of. Positions in order of receipt.',
  details: nowHelp,
  run: async (args, io) => {
    const { files, option } = fileArgs(args, ['orders', 'positions'], [], ['now'])
    const now = instantOf(option('now'))
    const input = batchInput(io)
    const book = await readOrderBook(input.orders(files.orders))
    const devices = new Map<string, { watch: DeviceWatch | null; orders: readonly Order[] }>()
    const tell = (transitions: readonly ZoneTransition[]) => transitions.forEach(io.result)

    for await (const { event, occurredAt } of dated(input.events(files.positions), now, Date.now)) {
      if (event.type !== 'em.position') continue
      const deviceId = deviceOf(event.data.deviceId) ?? ''
      const device = devices.get(deviceId) ?? { watch: null, orders: book.candidates(event) }
      const { watch, transitions } = watchFix(device.watch, event, occurredAt, device.orders)
      devices.set(deviceId, { ...device, watch })
      tell(transitions)
    }
    for (const { watch, orders } of devices.values()) if (watch) tell(finishWatch(watch, orders))
    input.finish()
  },
}
