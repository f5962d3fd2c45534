/** Packages that bring no types. */
declare module 'lz4js' {
  const lz4: { decompress: (bytes: Uint8Array) => Uint8Array }
  export default lz4
}

declare module 'kafkajs-snappy' {
  const codec: () => unknown
  export default codec
}
