import type { Order } from '@breach-alerts/contracts'
import { orderGaps } from '@breach-alerts/domain'
import type { Platform } from '@breach-alerts/runtime'

/**
 * Says what keeps an order from being found or judged. It is in the index all the same; somebody must complete it, or breaches of it are
 * never seen. Pointers and codes only: no value is logged.
 */
export const tellGaps = (
  order: Order,
  keys: readonly string[],
  { logger, metrics }: Pick<Platform, 'logger' | 'metrics'>,
): void => {
  const gaps = orderGaps(order, keys)
  for (const { code } of gaps)
    metrics.count('order_register_gaps_total', 'What keeps orders, or parts of them, from being matched', { code })
  const { orderId } = order
  if (gaps.some(({ code }) => code === 'NEVER_FOUND')) logger.error({ orderId, gaps }, 'order can never be found')
  else if (gaps.length > 0) logger.warn({ orderId, gaps }, 'order can be matched only in part')
}
