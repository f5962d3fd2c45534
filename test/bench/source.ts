import { Agent, request } from 'node:http'

export type Source = {
  /** Posts one event; resolves with the status of the answer, when all of it is here. */
  post: (event: unknown) => Promise<number>
  close: () => void
}

/** A source system that costs as little as can be: the cores are shared with what is measured. */
export const makeSource = (intakeUrl: string, token: string): Source => {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const { hostname: host, port } = new URL(intakeUrl)
  const headers = { 'content-type': 'application/cloudevents+json', authorization: `Bearer ${token}` }
  return {
    post: event =>
      new Promise((resolve, reject) => {
        const sending = request({ agent, host, port, path: '/intake/events', method: 'POST', headers }, answer => {
          answer.resume()
          answer.once('end', () => resolve(answer.statusCode ?? 0))
        })
        sending.once('error', reject)
        sending.end(JSON.stringify(event))
      }),
    close: () => agent.destroy(),
  }
}
