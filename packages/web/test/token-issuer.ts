import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'

/** An issuer without a server: keys, and tokens signed with them. */
export const tokenIssuer = async (issuer = 'http://issuer.localhost') => {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] })
  const token = (
    claims: Record<string, unknown>,
    { expiresAt = Math.floor(Date.now() / 1_000) + 600, audience = 'breach-alerts', kid = 'k1', by = issuer } = {},
  ) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid })
      .setIssuer(by)
      .setAudience(audience)
      .setSubject(typeof claims.sub === 'string' ? claims.sub : 'somebody')
      .setExpirationTime(expiresAt)
      .sign(privateKey)
  return { issuer, keys, token }
}
