import { z } from 'zod'
import { ProblemError } from './problem.ts'

export type IssuerSettings = {
  /** As it stands in `iss`, and as a browser reaches it. */
  issuer: string
  /** Address at which services reach the issuer, where that is another one (containers). */
  internalUrl?: string
  /** Keys, where discovery is not wanted. */
  jwksUri?: string
}

export type ProviderMetadata = {
  issuer: string
  /** For the browser. */
  authorizationEndpoint: URL
  /** For us. */
  tokenEndpoint: URL
  jwksUri: URL
}

const Discovery = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
})

const withoutSlash = (url: string) => url.replace(/\/$/u, '')

/**
 * Asks the issuer for its addresses; those for us are moved to `internalUrl`, those for the browser to `issuer`.
 *
 * @throws ProblemError 503 when it does not answer, or answers for another issuer
 */
export const discover = async ({ issuer, internalUrl = issuer }: IssuerSettings): Promise<ProviderMetadata> => {
  try {
    const response = await fetch(`${withoutSlash(internalUrl)}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(3_000),
      redirect: 'error',
    })
    if (!response.ok) throw new Error(`discovery answered ${response.status}`)
    const found = Discovery.parse(await response.json())
    if (found.issuer !== issuer) throw new Error('discovery answered for another issuer')
    const moved = (url: string, from: string, to: string) =>
      new URL(url.startsWith(withoutSlash(from)) ? withoutSlash(to) + url.slice(withoutSlash(from).length) : url)
    return {
      issuer,
      authorizationEndpoint: moved(found.authorization_endpoint, internalUrl, issuer),
      tokenEndpoint: moved(found.token_endpoint, issuer, internalUrl),
      jwksUri: moved(found.jwks_uri, issuer, internalUrl),
    }
  } catch (error) {
    throw new ProblemError(503, 'The identity provider is out of reach.', {
      headers: { 'retry-after': '1' },
      cause: error,
    })
  }
}

/** What a token check needs of the issuer. */
export const providerMetadata = async (settings: IssuerSettings): Promise<Pick<ProviderMetadata, 'jwksUri'>> =>
  settings.jwksUri === undefined ? discover(settings) : { jwksUri: new URL(settings.jwksUri) }
