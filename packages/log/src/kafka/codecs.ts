import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import kafkajs from 'kafkajs'
import snappy from 'kafkajs-snappy'
import lz4 from 'lz4js'

type Codec = {
  compress: (encoder: { buffer: Buffer }) => Promise<Buffer>
  decompress: (buffer: Buffer) => Promise<Buffer>
}

const compressZstd = promisify(zstdCompress)
const decompressZstd = promisify(zstdDecompress)

const zstdCodec: Codec = {
  compress: ({ buffer }) => compressZstd(buffer),
  decompress: buffer => decompressZstd(buffer),
}

/** For reading only: what lz4js writes, brokers refuse (it marks its blocks as depending on each other). We compress nothing. */
const lz4Codec: Codec = {
  compress: () => Promise.reject(new Error('LZ4 is read here, not written')),
  decompress: async buffer => Buffer.from(lz4.decompress(buffer)),
}

/**
 * Teaches kafkajs every codec that a producer may use. It brings gzip alone, and one batch in a codec it does not know ends
 * its consumer for good. Source: reliability.md §1.3.
 */
export const registerCodecs = (): void => {
  const { CompressionCodecs, CompressionTypes } = kafkajs
  CompressionCodecs[CompressionTypes.Snappy] = snappy
  CompressionCodecs[CompressionTypes.LZ4] = () => lz4Codec
  CompressionCodecs[CompressionTypes.ZSTD] = () => zstdCodec
}
