import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '@breach-alerts/runtime'
import type { Signer } from './note.ts'

const privateFile = 'sealer.key'
const publicFile = 'sealer.pub'

/**
 * The key that checkpoints are signed with: from the settings, else from the folder, else made now and kept there (mode 0600).
 * The public key is left beside the checkpoints; a verifier who trusts nobody has it from elsewhere.
 */
export const loadSigner = async (dir: string, name: string, pem: string | undefined): Promise<Signer> => {
  await mkdir(dir, { recursive: true })
  const privateKey = createPrivateKey(pem ?? (await readOr(join(dir, privateFile), () => makeKey(dir))))
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('the key of the sealer is not an Ed25519 key')
  await writeFile(join(dir, publicFile), createPublicKey(privateKey).export({ format: 'pem', type: 'spki' }))
  return { name, privateKey }
}

export const loadPublicKey = async (dir: string): Promise<KeyObject> =>
  createPublicKey(await readFile(join(dir, publicFile), 'utf8'))

const makeKey = async (dir: string): Promise<string> => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  await writeFile(join(dir, privateFile), pem, { mode: 0o600, flag: 'wx' })
  return pem
}

const readOr = async (path: string, otherwise: () => Promise<string>): Promise<string> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return otherwise()
    throw error
  }
}
