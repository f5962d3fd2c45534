import { gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import kafkajs from 'kafkajs'
import snappy from 'kafkajs-snappy'
import lz4 from 'lz4js'

type Codec = {
  compress: (encoder: { buffer: Buffer }) => Promise<Buffer>
  decompress: (buffer: Buffer) => Promise<Buffer>
}

/** Room for what comes out of most batches in one piece: JSON with its headers shrinks to a fifth or an eighth. */
const chunkSizeOf = ({ length }: Buffer): number => Math.min(1_048_576, Math.max(16_384, length * 8))

/**
 * At once and in one piece, not on another thread in pieces of 16 KiB: a batch is a megabyte at most and takes a millisecond,
 * handing it over and back takes two. The events topic is gzip (ensure-topics.ts), so every event goes through here.
 */
const gzipCodec: Codec = {
  compress: async ({ buffer }) => gzipSync(buffer),
  decompress: async buffer => gunzipSync(buffer, { chunkSize: chunkSizeOf(buffer) }),
}

const zstdCodec: Codec = {
  compress: async ({ buffer }) => zstdCompressSync(buffer),
  decompress: async buffer => zstdDecompressSync(buffer, { chunkSize: chunkSizeOf(buffer) }),
}

/** For reading only: what lz4js writes, brokers refuse (it marks its blocks as depending on each other). We compress nothing. */
const lz4Codec: Codec = {
  compress: () => Promise.reject(new Error('LZ4 is read here, not written')),
  decompress: async buffer => Buffer.from(lz4.decompress(buffer)),
}

/**
 * Teaches kafkajs every codec that a producer may use. It brings gzip alone, slowly, and one batch in a codec it does not
 * know ends its consumer for good. Source: reliability.md §1.3.
 */
export const registerCodecs = (): void => {
  const { CompressionCodecs, CompressionTypes } = kafkajs
  CompressionCodecs[CompressionTypes.GZIP] = () => gzipCodec
  CompressionCodecs[CompressionTypes.Snappy] = snappy
  CompressionCodecs[CompressionTypes.LZ4] = () => lz4Codec
  CompressionCodecs[CompressionTypes.ZSTD] = () => zstdCodec
}
