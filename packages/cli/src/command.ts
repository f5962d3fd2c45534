/** Where a command reads its words and writes its answers. Results go to `result`, everything else to `say`. */
export type Io = {
  env: Readonly<Record<string, string | undefined>>
  /** One JSON line on standard output. */
  result: (value: unknown) => void
  /** Settles when whoever reads standard output has room for more. */
  drained: () => Promise<void>
  /** One line for the person, on standard error. */
  say: (line: string) => void
}

export type Command = {
  usage: string
  summary: string
  /** What `--help` says beside usage and summary. */
  details?: string
  /** @throws UsageError for wrong words (exit 2); any other error is the reason for exit 1 */
  run: (args: readonly string[], io: Io) => Promise<void>
}

/** The words of the command line are off. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
