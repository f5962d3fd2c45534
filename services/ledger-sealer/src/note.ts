import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** Signs and checks short texts. Source: C2SP signed-note; signature type 1, Ed25519. */
export type Signer = { name: string; privateKey: KeyObject }

/** The 32 raw bytes of an Ed25519 public key: the tail of its fixed-length DER form. */
const rawKey = (key: KeyObject): Buffer =>
  (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'der', type: 'spki' }).subarray(-32)

const ed25519 = Buffer.of(1)
const keyId = (name: string, raw: Buffer): Buffer =>
  createHash('sha256').update(name).update('\n').update(ed25519).update(raw).digest().subarray(0, 4)

/** @param text ends with a newline and has no empty line */
export const signNote = (text: string, { name, privateKey }: Signer): string => {
  const id = keyId(name, rawKey(privateKey))
  const signature = sign(null, Buffer.from(text), privateKey)
  return `${text}\n\u2014 ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`
}

/** The text of a note that carries a good signature by this name and key; null: it does not. */
export const openNote = (note: string, name: string, publicKey: KeyObject): string | null => {
  const end = note.indexOf('\n\n')
  if (end < 0) return null
  const text = note.slice(0, end + 1)
  const wanted = keyId(name, rawKey(publicKey))
  const isGood = note
    .slice(end + 2)
    .split('\n')
    .some(line => {
      const [, signer, blob] = /^\u2014 (\S+) (\S+)$/u.exec(line) ?? []
      const bytes = Buffer.from(blob ?? '', 'base64')
      return (
        signer === name &&
        bytes.subarray(0, 4).equals(wanted) &&
        verify(null, Buffer.from(text), publicKey, bytes.subarray(4))
      )
    })
  return isGood ? text : null
}

/** The public key as others are given it: `<name>+<key id in hex>+<base64 of the type and the key>`. */
export const verifierKey = ({ name, privateKey }: Signer): string => {
  const raw = rawKey(privateKey)
  return `${name}+${keyId(name, raw).toString('hex')}+${Buffer.concat([ed25519, raw]).toString('base64')}`
}
