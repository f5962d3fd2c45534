import type { BatchResultErrorEntry, PublishBatchCommandOutput } from '@aws-sdk/client-sns'
import type { SendResult } from '../port.ts'

type Failure = Exclude<SendResult, { kind: 'accepted' }>

/** Answers that say "later", although they are in the 400s. */
const laterStatus: ReadonlySet<number> = new Set([408, 425, 429])
const laterName = /throttl|toomanyrequests|requestlimit|slowdown|timeout/iu

const statusOf = (error: unknown): number | undefined => {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined
  const metadata = error.$metadata
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined
}

/** Name and status only: messages of the provider may quote what was sent. */
const reasonOf = (error: unknown): string => {
  const name = error instanceof Error ? error.name : 'UnknownError'
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return [name, code, statusOf(error)].filter(part => part !== undefined).join(' ')
}

/**
 * What a failed call means for every message in it. Source: reliability.md §3.2.
 *
 * `refused`: 4xx other than throttling: configuration or permission, which no repeat mends. Everything else (5xx, throttled,
 * timed out, cut off, never connected) is `unknown`: it may have been accepted, and is repeated under the same id.
 */
export const failureOf = (error: unknown): Failure => {
  const status = statusOf(error)
  const isLater =
    (status !== undefined && laterStatus.has(status)) || (error instanceof Error && laterName.test(error.name))
  const isRefused = status !== undefined && status >= 400 && status < 500 && !isLater
  return { kind: isRefused ? 'refused' : 'unknown', reason: reasonOf(error) }
}

/** Does the provider say that there is no such topic? */
export const isMissingTopic = (error: unknown): boolean =>
  statusOf(error) === 404 || (error instanceof Error && error.name.startsWith('NotFound'))

const ofFailedEntry = ({ SenderFault, Code = 'UnknownCode' }: BatchResultErrorEntry): Failure => ({
  kind: SenderFault === true && !laterName.test(Code) ? 'refused' : 'unknown',
  reason: Code,
})

/** Results of a batch by place. HTTP 200 may carry failures, and a place that is not answered at all is unknown. */
export const resultsOf = (output: PublishBatchCommandOutput, count: number): SendResult[] => {
  const accepted = new Map(output.Successful?.map(entry => [entry.Id, entry.MessageId]))
  const failed = new Map(output.Failed?.map(entry => [entry.Id, entry]))
  return Array.from({ length: count }, (_, place): SendResult => {
    const failure = failed.get(String(place))
    if (failure) return ofFailedEntry(failure)
    const messageId = accepted.get(String(place))
    return messageId === undefined ? { kind: 'unknown', reason: 'NoResult' } : { kind: 'accepted', messageId }
  })
}
