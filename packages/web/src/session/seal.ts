import { hkdfSync } from 'node:crypto'
import { CompactEncrypt, compactDecrypt } from 'jose'

export type Seal = {
  close: (purpose: string, content: unknown) => Promise<string>
  /** null: not ours, altered, or sealed for another purpose. */
  open: (purpose: string, sealed: string) => Promise<unknown>
}

/**
 * Encrypts small things for a cookie: JWE, AES-256-GCM, a key per purpose derived from the secret.
 *
 * @throws when a secret is shorter than 32 characters, or there is none
 */
export const sealer = (secrets: readonly string[]): Seal => {
  if (secrets.length === 0 || secrets.some(secret => secret.length < 32))
    throw new Error('a session secret must have at least 32 characters')
  return {
    close: (purpose, content) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(keyFor(secrets[0]!, purpose)),
    open: async (purpose, sealed) => {
      for (const secret of secrets) {
        try {
          const { plaintext } = await compactDecrypt(sealed, keyFor(secret, purpose), {
            keyManagementAlgorithms: ['dir'],
            contentEncryptionAlgorithms: ['A256GCM'],
          })
          return JSON.parse(new TextDecoder().decode(plaintext)) as unknown
        } catch {
          // Sealed under another secret, or not by us: the next one is tried.
        }
      }
      return null
    },
  }
}

const keyFor = (secret: string, purpose: string) =>
  new Uint8Array(hkdfSync('sha256', secret, 'breach-alerts', `cookie ${purpose}`, 32))
