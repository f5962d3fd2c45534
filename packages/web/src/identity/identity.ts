import type { Platform } from '@breach-alerts/runtime'
import type { DemoClient, DemoPerson } from './demo.ts'

export type IdentityOptions = {
  /** 0: any free port; `issuer` is then made from it. */
  port: number
  host?: string
  /** As browsers reach it and as it stands in the tokens. Default `http://localhost:<port>`. */
  issuer?: string
  /** `aud` of the access tokens. */
  audience?: string
  /** Signing keys are kept here, so that tokens and sessions survive a restart; absent: new keys at each start. */
  dataDir?: string
  people: readonly DemoPerson[]
  clients: readonly DemoClient[]
  /** Host names beside loopback and `*.localhost` that are a demo as well, such as `identity` in a compose file. */
  demoHosts?: readonly string[]
  /** Seconds (default 3 600). */
  accessTokenTtlS?: number
  logger: Platform['logger']
}

export type Identity = { url: string; issuer: string; port: number; stop: (deadlineMs: number) => Promise<void> }

/**
 * Starts the embedded identity provider: development and demo only.
 *
 * @throws IssuerRefused when the issuer is not one of a demo; any error of a port that is taken
 */
export const startIdentity = async (options: IdentityOptions): Promise<Identity> => {
  if (options.issuer !== undefined) refuseProduction(options.issuer, options.demoHosts ?? [])
  // Loaded when wanted: a service that only checks tokens does not carry a provider.
  const { serveIdentity } = await import('./serve-identity.ts')
  return serveIdentity(options)
}

/** Thrown when somebody tries to run the demo's people and passwords under a real name. */
export class IssuerRefused extends Error {
  readonly code = 'ISSUER_REFUSED'
  constructor() {
    super('the embedded identity provider is for development and demo: its issuer must be this machine')
    this.name = 'IssuerRefused'
  }
}

export const refuseProduction = (issuer: string, demoHosts: readonly string[]): void => {
  const { hostname, protocol, pathname } = new URL(issuer)
  const isOwn =
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/u.test(hostname) ||
    demoHosts.includes(hostname)
  if (!isOwn || protocol !== 'http:' || pathname !== '/') throw new IssuerRefused()
}
