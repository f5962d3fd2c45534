import { z } from 'zod'
import type { TokenVerifierOptions } from './tokens.ts'

/** Environment of every service that checks access tokens. */
export const OidcConfig = z.object({
  /** As it stands in the tokens. */
  OIDC_ISSUER: z.url({ error: 'must be the address of the identity provider' }),
  OIDC_AUDIENCE: z.string().min(1).default('breach-alerts'),
  /** Where services reach the provider, when that is another address than the issuer's. */
  OIDC_INTERNAL_URL: z.url().optional(),
  OIDC_JWKS_URI: z.url().optional(),
  OIDC_CLAIM_ROLES: z.string().min(1).default('roles'),
  OIDC_CLAIM_FORCE: z.string().min(1).default('force'),
  OIDC_CLAIM_AGENCY: z.string().min(1).default('agency'),
  OIDC_CLAIM_OFFICER_ID: z.string().min(1).default('officerId'),
  OIDC_CLAIM_PARTNER_ID: z.string().min(1).default('partnerId'),
})
export type OidcConfig = z.infer<typeof OidcConfig>

/** Environment of a service with pages, beside `OidcConfig`. No default for a secret. */
export const BrowserConfig = z.object({
  OIDC_CLIENT_ID: z.string().min(1).default('control-room'),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_PROMPT: z.string().default('login'),
  /** One or more, commas between; the first seals, all open. */
  SESSION_SECRETS: z.string().transform(list => list.split(',')),
  /** Where browsers reach the service. */
  PUBLIC_URL: z.url().optional(),
})
export type BrowserConfig = z.infer<typeof BrowserConfig>

export const verifierOptions = (config: OidcConfig): TokenVerifierOptions => ({
  issuer: config.OIDC_ISSUER,
  audience: config.OIDC_AUDIENCE,
  ...(config.OIDC_INTERNAL_URL === undefined ? {} : { internalUrl: config.OIDC_INTERNAL_URL }),
  ...(config.OIDC_JWKS_URI === undefined ? {} : { jwksUri: config.OIDC_JWKS_URI }),
  claims: {
    roles: config.OIDC_CLAIM_ROLES,
    force: config.OIDC_CLAIM_FORCE,
    agency: config.OIDC_CLAIM_AGENCY,
    officerId: config.OIDC_CLAIM_OFFICER_ID,
    partnerId: config.OIDC_CLAIM_PARTNER_ID,
  },
})
