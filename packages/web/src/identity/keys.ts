import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { z } from 'zod'

const Keys = z.object({
  jwks: z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) }),
  cookies: z.array(z.string()).min(1),
})
export type IdentityKeys = { jwks: { keys: JWK[] }; cookies: string[] }

/**
 * Signing and cookie keys of the embedded provider: those of the folder, else new ones, written there for the owner only.
 *
 * @throws when the file is there and can't be read: made-up keys in its place would sign everybody out without a word
 */
export const loadKeys = async (dataDir: string | undefined): Promise<IdentityKeys> => {
  if (dataDir === undefined) return makeKeys()
  const file = join(dataDir, 'identity-keys.json')
  const held = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (held !== null) return Keys.parse(JSON.parse(held))
  const keys = await makeKeys()
  await mkdir(dataDir, { recursive: true })
  // Complete or not there at all: a process killed in the middle must not leave half a file.
  const draft = `${file}.${process.pid}.new`
  const handle = await open(draft, 'w', 0o600)
  await handle.writeFile(JSON.stringify(keys))
  await handle.sync()
  await handle.close()
  await rename(draft, file)
  return keys
}

const makeKeys = async (): Promise<IdentityKeys> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2_048 })
  const kid = randomBytes(8).toString('base64url')
  return {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid }] },
    cookies: [randomBytes(32).toString('base64url')],
  }
}
