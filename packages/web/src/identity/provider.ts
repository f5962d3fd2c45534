import { timingSafeEqual } from 'node:crypto'
import { errors, Provider, type Configuration } from 'oidc-provider'
import { defaultClaims } from '../principal.ts'
import { type DemoClient, type DemoPerson, demoPersonGrant } from './demo.ts'
import type { IdentityKeys } from './keys.ts'
import { memoryAdapters } from './memory-adapter.ts'

export type ProviderOptions = {
  issuer: string
  audience: string
  accessTokenTtlS: number
  people: readonly DemoPerson[]
  clients: readonly DemoClient[]
  keys: IdentityKeys
  renderError: NonNullable<Configuration['renderError']>
}

/** What every access token is for. A URI because resource indicators are (RFC 8707); `aud` is the configured audience. */
const resource = 'urn:breach-alerts:api'

/** The person of that name, if the password is theirs. */
export const personOf = (people: readonly DemoPerson[], id: unknown, password: unknown): DemoPerson | null => {
  const person = people.find(each => each.id === id)
  if (person === undefined || typeof password !== 'string') return null
  const [given, held] = [Buffer.from(password), Buffer.from(person.password)]
  return given.length === held.length && timingSafeEqual(given, held) ? person : null
}

/**
 * The OIDC provider of the demo: client credentials and authorization code with PKCE, both giving JWT access tokens with our
 * claims whether or not a scope or resource is asked for; no consent page, since the demo's clients are all ours.
 */
export const makeProvider = (options: ProviderOptions): Provider => {
  const { issuer, audience, accessTokenTtlS, people, clients, keys } = options
  const resourceServer = {
    scope: '',
    audience,
    accessTokenFormat: 'jwt' as const,
    accessTokenTTL: accessTokenTtlS,
    jwt: { sign: { alg: 'RS256' as const } },
  }

  const provider = new Provider(issuer, {
    adapter: memoryAdapters(Date.now),
    jwks: keys.jwks,
    cookies: {
      keys: keys.cookies,
      names: { session: 'ba_idp_session', interaction: 'ba_idp_interaction', resume: 'ba_idp_resume' },
    },
    clients: clients.map(clientMetadata),
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => resourceServer,
      },
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, id) => {
      const person = people.find(each => each.id === id)
      return person && { accountId: id, claims: () => ({ sub: id, name: person.name }) }
    },
    loadExistingGrant: async ctx => {
      const { client, session } = ctx.oidc
      if (client === undefined || session?.accountId === undefined) return undefined
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile')
      grant.addResourceScope(resource, '')
      await grant.save()
      return grant
    },
    extraTokenClaims: (_ctx, token) => {
      const person = token.kind === 'AccessToken' ? people.find(each => each.id === token.accountId) : undefined
      const claims = person?.claims ?? clients.find(each => each.id === token.clientId)?.claims ?? {}
      return {
        ...(person === undefined ? {} : { name: person.name }),
        ...Object.fromEntries(
          Object.entries(claims).map(([fact, value]) => [defaultClaims[fact as keyof typeof defaultClaims], value]),
        ),
      }
    },
    renderError: options.renderError,
    ttl: {
      AccessToken: accessTokenTtlS,
      ClientCredentials: accessTokenTtlS,
      AuthorizationCode: 60,
      Grant: 14 * 3_600,
      IdToken: 3_600,
      Interaction: 3_600,
      Session: 14 * 3_600,
    },
  })

  provider.registerGrantType<{ username?: string; password?: string }>(
    demoPersonGrant,
    async ctx => {
      const { client, params } = ctx.oidc
      const person = personOf(people, params.username, params.password)
      if (person === null) throw new errors.InvalidGrant('the name or the password is wrong')
      const token = new provider.AccessToken({ accountId: person.id, client, gty: demoPersonGrant } as never)
      token.resourceServer = new provider.ResourceServer(resource, resourceServer)
      ctx.oidc.entity('AccessToken', token)
      ctx.body = { access_token: await token.save(), expires_in: token.expiration, token_type: token.tokenType }
    },
    ['username', 'password'],
  )
  return provider
}

const clientMetadata = ({ id, secret, redirectUris, forPeople }: DemoClient) => ({
  client_id: id,
  client_secret: secret,
  token_endpoint_auth_method: 'client_secret_basic' as const,
  redirect_uris: [...(redirectUris ?? [])],
  response_types: redirectUris ? ['code' as const] : [],
  grant_types: [redirectUris ? 'authorization_code' : forPeople ? demoPersonGrant : 'client_credentials'],
})
