import type { Order } from '@breach-alerts/contracts'
import { deviceOf, type DeviceWatch, finishWatch, watchFix, type ZoneTransition } from '@breach-alerts/domain'
import { fileArgs } from '../batch/files.ts'
import { batchInput } from '../batch/lines.ts'
import { readOrderBook } from '../batch/order-book.ts'
import type { Command } from '../command.ts'

export const zones: Command = {
  usage: 'zones --orders o.jsonl --positions p.jsonl',
  summary:
    'Follows tags through the areas of their orders: when each was entered, left, or lost sight of. Positions in order of receipt.',
  run: async (args, io) => {
    const { files } = fileArgs(args, ['orders', 'positions'])
    const input = batchInput(io)
    const book = await readOrderBook(input.orders(files.orders))
    const devices = new Map<string, { watch: DeviceWatch | null; orders: readonly Order[] }>()
    const tell = (transitions: readonly ZoneTransition[]) => transitions.forEach(io.result)

    for await (const event of input.events(files.positions)) {
      if (event.type !== 'em.position') continue
      const deviceId = deviceOf(event.data.deviceId) ?? ''
      const device = devices.get(deviceId) ?? { watch: null, orders: book.candidates(event) }
      const at = event.time === undefined ? Date.now() : Date.parse(event.time)
      const { watch, transitions } = watchFix(device.watch, event, at, device.orders)
      devices.set(deviceId, { ...device, watch })
      tell(transitions)
    }
    for (const { watch, orders } of devices.values()) if (watch) tell(finishWatch(watch, orders))
    input.finish()
  },
}
