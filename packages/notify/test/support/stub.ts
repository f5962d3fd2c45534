import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Call = { action: string; fields: URLSearchParams }
export type Answer = (call: Call, response: ServerResponse, request: IncomingMessage) => void

export type Stub = {
  endpoint: string
  /** Calls that came in, in order. */
  calls: Call[]
  /** How PublishBatch is answered from now on; every other action succeeds. */
  onPublish: (answer: Answer) => void
  close: () => Promise<void>
}

const xml = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, { 'content-type': 'text/xml' }).end(body)
}

/** An error as SNS gives it. */
export const fails =
  (status: number, code: string): Answer =>
  (_, response) => {
    const type = status < 500 ? 'Sender' : 'Receiver'
    xml(
      response,
      status,
      `<ErrorResponse><Error><Type>${type}</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
    )
  }

export const entriesOf = ({ fields }: Call): { id: string; message: string }[] => {
  const entries: { id: string; message: string }[] = []
  for (let at = 1; ; at++) {
    const id = fields.get(`PublishBatchRequestEntries.member.${at}.Id`)
    if (id === null) return entries
    entries.push({ id, message: fields.get(`PublishBatchRequestEntries.member.${at}.Message`) ?? '' })
  }
}

/** Accepts every entry but those named, which fail with this code. */
export const accepts =
  (
    failed: Readonly<Record<string, { code: string; senderFault: boolean }>> = {},
    silentAbout: readonly string[] = [],
  ): Answer =>
  (call, response) => {
    const entries = entriesOf(call).filter(({ id }) => !silentAbout.includes(id))
    const good = entries
      .filter(({ id }) => !failed[id])
      .map(({ id }) => `<member><Id>${id}</Id><MessageId>m-${id}</MessageId></member>`)
    const bad = entries
      .filter(({ id }) => failed[id])
      .map(
        ({ id }) =>
          `<member><Id>${id}</Id><Code>${failed[id]?.code}</Code><SenderFault>${failed[id]?.senderFault}</SenderFault></member>`,
      )
    xml(
      response,
      200,
      `<PublishBatchResponse><PublishBatchResult><Successful>${good.join('')}</Successful><Failed>${bad.join('')}</Failed></PublishBatchResult></PublishBatchResponse>`,
    )
  }

/** Takes the call and never answers. */
export const hangs: Answer = () => undefined

/** Takes the call and cuts the connection. */
export const cuts: Answer = (_, response) => response.socket?.resetAndDestroy()

/** An SNS that answers as it is told. */
export const startStub = (): Promise<Stub> => {
  const calls: Call[] = []
  let onPublish: Answer = accepts()
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => (text += part))
    request.on('end', () => {
      const fields = new URLSearchParams(text)
      const call = { action: fields.get('Action') ?? '', fields }
      calls.push(call)
      if (call.action === 'PublishBatch') onPublish(call, response, request)
      else
        xml(
          response,
          200,
          `<${call.action}Response><${call.action}Result></${call.action}Result></${call.action}Response>`,
        )
    })
  })
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        calls,
        onPublish: answer => (onPublish = answer),
        close: () =>
          new Promise(done => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      })
    })
  })
}
