import type { FastifyRequest } from 'fastify'
import { alertReaders, hasAny } from '../need-to-know.ts'
import { clockTime } from '../present/time.ts'

/** What the frame of every page needs beside its own model. */
export const frame = (request: FastifyRequest, now: number, current: string) => {
  const { principal } = request
  const seesAlerts = principal !== null && hasAny(principal, ...alertReaders)
  const link = (text: string, href: string) => ({ text, href, current: href === current })
  return {
    lastUpdated: clockTime(now),
    serviceUrl: seesAlerts ? '/alerts' : '/',
    who: principal === null ? null : (principal.name ?? principal.officerId ?? principal.subject),
    seesAlerts,
    navigation: seesAlerts
      ? [
          link('Alerts', '/alerts'),
          link('Orders ending', '/tasks'),
          ...(hasAny(principal, 'supervisor') ? [link('Reviews', '/reviews'), link('Measures', '/measures')] : []),
          ...(hasAny(principal, 'control', 'supervisor')
            ? [link('Cover', '/cover'), link('Unreadable records', '/parked')]
            : []),
          link('Accounting', '/accounting'),
          ...(hasAny(principal, 'supervisor') ? [link('Rules', '/rules')] : []),
        ]
      : [],
  }
}
