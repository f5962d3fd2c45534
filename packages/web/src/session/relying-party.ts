import * as oidc from 'openid-client'
import { discover, type IssuerSettings } from '../issuer.ts'
import { ProblemError } from '../problem.ts'

type Attempt = { state: string; nonce: string; verifier: string }

export type RelyingParty = {
  begin: () => Promise<Attempt & { url: URL }>
  /** Access token. @throws ProblemError 400 when the answer is not the one that was asked for, 503 when the provider is away */
  finish: (callback: URL, attempt: Attempt) => Promise<string>
}

/** Our side of the authorization code flow with PKCE. The provider is looked up when first needed, and again after a failure. */
export const relyingParty = (
  settings: IssuerSettings & { clientId: string; clientSecret?: string; scope?: string; prompt?: string },
  redirectUri: string,
): RelyingParty => {
  let held: Promise<oidc.Configuration> | null = null

  const look = async (): Promise<oidc.Configuration> => {
    const found = await discover(settings)
    const metadata = {
      issuer: found.issuer,
      authorization_endpoint: found.authorizationEndpoint.href,
      token_endpoint: found.tokenEndpoint.href,
      jwks_uri: found.jwksUri.href,
    }
    const { clientId, clientSecret } = settings
    const authentication = clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret)
    const configuration = new oidc.Configuration(metadata, clientId, undefined, authentication)
    configuration.timeout = 5
    // Plain http is for the embedded provider and container networks; a production issuer is https and stays checked.
    if (found.tokenEndpoint.protocol === 'http:') oidc.allowInsecureRequests(configuration)
    return configuration
  }
  const configuration = async () => {
    held ??= look()
    try {
      return await held
    } catch (error) {
      held = null
      throw error
    }
  }

  return {
    begin: async () => {
      const verifier = oidc.randomPKCECodeVerifier()
      const attempt = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier }
      const prompt = settings.prompt ?? 'login'
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: settings.scope ?? 'openid profile',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: attempt.state,
        nonce: attempt.nonce,
        ...(prompt === '' ? {} : { prompt }),
      })
      return { ...attempt, url }
    },
    finish: async (callback, { state, nonce, verifier }) => {
      const known = await configuration()
      try {
        const tokens = await oidc.authorizationCodeGrant(known, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        return tokens.access_token
      } catch (error) {
        if (isAway(error)) throw new ProblemError(503, 'The identity provider is out of reach.', { cause: error })
        throw new ProblemError(400, 'The sign-in did not succeed. Start again.', { cause: error })
      }
    },
  }
}

const isAway = (error: unknown): boolean =>
  error instanceof oidc.ClientError && (error.code === 'OAUTH_TIMEOUT' || error.cause instanceof TypeError)
