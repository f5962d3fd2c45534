import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Recorder = {
  endpoint: string
  /** When SNS accepted the message that an alert was raised, by alertId; milliseconds of `performance.now()`. */
  raisedAt: ReadonlyMap<string, number>
  /** Messages accepted, of all kinds. */
  accepted: () => number
  close: () => void
}

const bytesOf = async (stream: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

type Message = { eventType: string; additionalInformation: { alertId: string } }

/** Messages of a PublishBatch by their id in the batch. Source: SNS API, the AWS query protocol. */
const messagesIn = (body: string): Map<string, Message> => {
  const form = new URLSearchParams(body)
  const found = new Map<string, Message>()
  for (let at = 1; ; at += 1) {
    const entry = `PublishBatchRequestEntries.member.${at}`
    const id = form.get(`${entry}.Id`)
    if (id === null) return found
    found.set(id, JSON.parse(form.get(`${entry}.Message`) ?? '{}') as Message)
  }
}

/** Ids under `<Successful>`; what is under `<Failed>` was not accepted. */
const successful = (answer: string): string[] => {
  const part = /<Successful>([\s\S]*)<\/Successful>/u.exec(answer)?.[1] ?? ''
  return [...part.matchAll(/<Id>([^<]*)<\/Id>/gu)].map(([, id]) => id ?? '')
}

/**
 * Stands between the notifier and SNS and notes when SNS had accepted a message: when its whole answer to PublishBatch was here.
 *
 * It runs in the process that sends the events, so both instants are of one clock, and what it costs counts against us.
 */
export const startRecorder = async (snsPort: number): Promise<Recorder> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  const raisedAt = new Map<string, number>()
  let accepted = 0

  const note = (body: Buffer, answer: Buffer): void => {
    const now = performance.now()
    const messages = messagesIn(body.toString())
    for (const id of successful(answer.toString())) {
      const message = messages.get(id)
      if (message === undefined) continue
      accepted += 1
      const { alertId } = message.additionalInformation
      if (message.eventType.endsWith('alert.raised') && !raisedAt.has(alertId)) raisedAt.set(alertId, now)
    }
  }

  const server = createServer((incoming, outgoing) => {
    const pass = async () => {
      const body = await bytesOf(incoming)
      const forward = request({
        host: '127.0.0.1',
        port: snsPort,
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
        agent,
      })
      forward.on('error', () => outgoing.destroy())
      forward.on('response', response => {
        void bytesOf(response).then(answer => {
          note(body, answer)
          outgoing.writeHead(response.statusCode ?? 502, response.headers)
          return outgoing.end(answer)
        })
      })
      forward.end(body)
    }
    pass().catch(() => outgoing.destroy())
  })
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    raisedAt,
    accepted: () => accepted,
    close: () => {
      server.close()
      server.closeAllConnections()
      agent.destroy()
    },
  }
}
