/** Bytes of a hashed key. */
export const hashBytes = 8

/** Views the bytes as the client wants them; nothing is copied. */
export const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
