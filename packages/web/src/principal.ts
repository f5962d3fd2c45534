/** Who is asking, as a verified token says. Absent claims are null or empty. */
export type Principal = {
  /** `sub` of the token: a person's or a client's id at the identity provider. */
  subject: string
  name: string | null
  roles: readonly string[]
  /** Home Office force code, such as `13`. */
  force: string | null
  agency: string | null
  officerId: string | null
  partnerId: string | null
}

/** Names of the claims that carry each fact, at any identity provider. */
export type ClaimNames = { roles: string; force: string; agency: string; officerId: string; partnerId: string }

export const defaultClaims: ClaimNames = {
  roles: 'roles',
  force: 'force',
  agency: 'agency',
  officerId: 'officerId',
  partnerId: 'partnerId',
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** Roles come as a list or as words with spaces between (as `scope` does), as `officer` or `ROLE_OFFICER`. */
const roleList = (value: unknown): string[] => {
  const list = typeof value === 'string' ? value.split(/[\s,]+/u) : Array.isArray(value) ? value : []
  return list.flatMap(role => (typeof role === 'string' && role !== '' ? [plainRole(role)] : []))
}

const plainRole = (role: string) => (role.startsWith('ROLE_') ? role.slice('ROLE_'.length).toLowerCase() : role)

/** @param claims of a token whose signature, issuer, audience and time have been checked */
export const principalOf = (claims: Readonly<Record<string, unknown>>, names: ClaimNames): Principal => ({
  subject: text(claims.sub) ?? text(claims.client_id) ?? '',
  name: text(claims.name),
  roles: roleList(claims[names.roles]),
  force: text(claims[names.force]),
  agency: text(claims[names.agency]),
  officerId: text(claims[names.officerId]),
  partnerId: text(claims[names.partnerId]),
})

export const hasRole = (principal: Principal | null, roles: readonly string[]): boolean =>
  principal !== null && roles.some(role => principal.roles.includes(role))
