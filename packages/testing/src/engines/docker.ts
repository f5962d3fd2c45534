import { request } from 'node:http'

/** How this machine's Docker engine is reached: DOCKER_HOST, else the usual socket. */
const engineAddress = (): { socketPath: string } | { host: string; port: number } => {
  const given = process.env.DOCKER_HOST
  if (given === undefined || given === '') return { socketPath: '/var/run/docker.sock' }
  const url = new URL(given)
  return url.protocol === 'unix:'
    ? { socketPath: url.pathname }
    : { host: url.hostname, port: Number(url.port === '' ? 2375 : url.port) }
}

/** Is there a Docker engine that has this image? Never throws: no engine, no image. */
export const hasImage = (image: string): Promise<boolean> =>
  new Promise(resolve => {
    const asked = request(
      { ...engineAddress(), path: `/images/${encodeURIComponent(image)}/json`, timeout: 2_000 },
      answer => {
        answer.resume()
        resolve(answer.statusCode === 200)
      },
    )
    asked.on('error', () => resolve(false))
    asked.on('timeout', () => asked.destroy(new Error('no answer')))
    asked.end()
  })

/** Where engines run: BREACH_ALERTS_ENGINES=docker|local decides, else Docker when it has the image, else a local program. */
export const engineKind = async (image: string): Promise<'docker' | 'local'> => {
  const wanted = process.env.BREACH_ALERTS_ENGINES
  if (wanted === 'docker' || wanted === 'local') return wanted
  if (wanted !== undefined && wanted !== '') throw new Error('BREACH_ALERTS_ENGINES is docker, local or unset')
  return (await hasImage(image)) ? 'docker' : 'local'
}

/**
 * testcontainers, loaded only where it is used: it is a development dependency, and the emulator beside it goes into an image.
 * Its reaper's image is not to be had everywhere, so each starter stops its own.
 */
export const loadTestcontainers = (): Promise<typeof import('testcontainers')> => {
  process.env.TESTCONTAINERS_RYUK_DISABLED ??= 'true'
  return import('testcontainers')
}
