import { hash } from 'node:crypto'
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { unauthenticated } from './access.ts'
import { type IssuerSettings, providerMetadata } from './issuer.ts'
import { type ClaimNames, defaultClaims, type Principal, principalOf } from './principal.ts'
import { ProblemError } from './problem.ts'

export type TokenVerifier = {
  /** @throws ProblemError 401 when the token is not good, 503 when the issuer's keys are out of reach */
  verify: (token: string) => Promise<Principal>
  /** Are the issuer's keys known? For `/health`. */
  ping: () => Promise<void>
}

export type TokenVerifierOptions = IssuerSettings & {
  audience: string
  claims?: Partial<ClaimNames>
  /** Keys at hand, in place of the issuer's address: for tests. */
  keys?: JWTVerifyGetKey
  /** Epoch milliseconds. */
  clock?: () => number
}

/** Signatures only the issuer can make: no shared secrets, never `none`. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
const clockToleranceS = 5
/** A token is checked again after this even when it is known: a key that was withdrawn stops counting. */
const rememberMs = 60_000
const rememberMost = 1_000

/**
 * Checks access tokens of one issuer: signature, issuer, audience, expiry.
 *
 * A token that was good is remembered for up to a minute (never beyond its expiry), by its hash: a source that posts 2,000
 * events a second under one token costs one signature check, not 2,000.
 */
export const makeTokenVerifier = (options: TokenVerifierOptions): TokenVerifier => {
  const clock = options.clock ?? Date.now
  const claims = { ...defaultClaims, ...options.claims }
  const known = new Map<string, { principal: Principal; untilMs: number }>()
  let keySet: (JWTVerifyGetKey & { reload?: () => Promise<void>; jwks?: () => unknown }) | undefined = options.keys

  const keys = async () => {
    if (keySet) return keySet
    const { jwksUri } = await providerMetadata(options)
    return (keySet = createRemoteJWKSet(jwksUri, { timeoutDuration: 3_000, cooldownDuration: 5_000 }))
  }

  const check = async (token: string): Promise<{ principal: Principal; expiresAtMs: number }> => {
    try {
      const { payload } = await jwtVerify(token, await keys(), {
        issuer: options.issuer,
        audience: options.audience,
        algorithms,
        clockTolerance: clockToleranceS,
        currentDate: new Date(clock()),
        requiredClaims: ['exp'],
      })
      return { principal: principalOf(payload, claims), expiresAtMs: (payload.exp ?? 0) * 1_000 }
    } catch (error) {
      if (error instanceof ProblemError) throw error
      throw isTokenFault(error)
        ? unauthenticated('The access token is not valid here.', 'invalid_token', error)
        : new ProblemError(503, 'The identity provider is out of reach.', {
            headers: { 'retry-after': '1' },
            cause: error,
          })
    }
  }

  return {
    verify: async token => {
      const name = hash('sha256', token, 'base64url')
      const held = known.get(name)
      if (held && held.untilMs > clock()) return held.principal
      known.delete(name)
      const { principal, expiresAtMs } = await check(token)
      if (known.size >= rememberMost) known.delete(known.keys().next().value ?? '')
      known.set(name, { principal, untilMs: Math.min(expiresAtMs, clock() + rememberMs) })
      return principal
    },
    ping: async () => {
      const set = await keys()
      if (set.jwks?.() === undefined) await set.reload?.()
    },
  }
}

/** The token is at fault, not the way to the keys. */
const isTokenFault = (error: unknown): boolean =>
  error instanceof errors.JWTInvalid ||
  error instanceof errors.JWTExpired ||
  error instanceof errors.JWTClaimValidationFailed ||
  error instanceof errors.JWSInvalid ||
  error instanceof errors.JWSSignatureVerificationFailed ||
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSEAlgNotAllowed ||
  error instanceof errors.JOSENotSupported ||
  // A header or payload that is not what it should be reaches us as a TypeError of the library.
  (error instanceof TypeError && !('cause' in error && error.cause !== undefined) && error.message !== 'fetch failed')
