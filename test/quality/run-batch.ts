import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { zones } from '@breach-alerts/cli'

/** Runs a batch command as the command line does, on files of these lines: those of `orders` are given to `--orders`. Gives its lines. */
export const runBatch = async <Line>(
  command: Pick<typeof zones, 'run'>,
  files: Readonly<Record<string, readonly unknown[]>>,
): Promise<Line[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'breach-alerts-quality-'))
  const lines: Line[] = []
  try {
    const words: string[] = []
    for (const [name, values] of Object.entries(files)) {
      const file = join(folder, `${name}.jsonl`)
      await writeFile(file, values.map(value => JSON.stringify(value)).join('\n'))
      words.push(`--${name}`, file)
    }
    await command.run(words, {
      env: {},
      result: value => void lines.push(value as Line),
      drained: async () => {},
      say: line => process.stderr.write(`${line}\n`),
    })
  } finally {
    await rm(folder, { recursive: true })
  }
  return lines
}
