import { Writable } from 'node:stream'
import { jsonLines } from '../src/output.ts'

/** Takes what is written only when it is told to. */
const slowReader = () => {
  const waiting: (() => void)[] = []
  let text = ''
  const stream = new Writable({
    highWaterMark: 1,
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString()
      waiting.push(() => done())
    },
  })
  return { stream, text: () => text, take: () => waiting.shift()?.() }
}

describe('writing results', () => {
  it('waits for a reader who is slower, and goes on when there is room', async () => {
    const { stream, take } = slowReader()
    const output = jsonLines(stream)
    output.write('x'.repeat(100_000))
    let isDrained = false
    const drained = output.drained().then(() => (isDrained = true))
    await new Promise(resolve => setImmediate(resolve))
    expect(isDrained).toBe(false)
    take()
    await drained
    expect(isDrained).toBe(true)
  })

  it('writes every line, in order, and what was gathered at the end', async () => {
    const { stream, text, take } = slowReader()
    const output = jsonLines(stream)
    ;[{ a: 1 }, [2], 'three'].forEach(output.write)
    expect(text()).toBe('')
    const ended = output.end()
    take()
    await ended
    expect(text()).toBe('{"a":1}\n[2]\n"three"\n')
  })
})
