import { DirectoryLine, directoryKeyOf, type FieldError, topics } from '@breach-alerts/contracts'
import type { CoverBook } from '@breach-alerts/domain'
import type { DirectoryReader } from '@breach-alerts/runtime'
import { badRequest, ProblemError } from '@breach-alerts/web'
import { type Reader, signature } from '../need-to-know.ts'
import type { ControlRoomPorts } from '../ports.ts'

/**
 * Records lines of the directory with who and when, all or none. A line that says what is held already is left out.
 *
 * @throws ProblemError 400 with every bad line, 403 when one belongs to another force · LogUnavailable
 */
export const recordLines = async (
  { log, clock }: Pick<ControlRoomPorts, 'log' | 'clock'>,
  directory: DirectoryReader,
  reader: Reader,
  lines: readonly DirectoryLine[],
): Promise<{ recorded: number; unchanged: number }> => {
  const book = await directory.book()
  const before = new Map<string, DirectoryLine>()
  const heldAt = (key: string) => before.get(key) ?? lineOf(directory.held(key))
  const errors: FieldError[] = []
  const fresh: DirectoryLine[] = []
  for (const [index, line] of lines.entries()) {
    const key = directoryKeyOf(line)
    const held = heldAt(key)
    const { force, problem } = standingOf(line, held, book, heldAt)
    if (problem !== null) errors.push({ ...problem, pointer: `/entries/${index}${problem.pointer}` })
    else if (force !== null && force !== reader.force)
      throw new ProblemError(403, 'A supervisor keeps the directory of their own force only.')
    if (JSON.stringify(held) !== JSON.stringify(line)) fresh.push(line)
    before.set(key, line)
  }
  if (errors.length > 0) throw badRequest(errors, 'Nothing was recorded: some lines are not right.')
  const stamp = { at: new Date(clock()).toISOString(), by: signature(reader) }
  if (fresh.length > 0)
    await log.append(
      fresh.map(line => ({
        topic: topics.directory,
        key: directoryKeyOf(line),
        value: Buffer.from(JSON.stringify({ ...line, ...stamp })),
      })),
    )
  return { recorded: fresh.length, unchanged: lines.length - fresh.length }
}

type Held = (key: string) => DirectoryLine | null
type Standing = { force: string | null; problem: FieldError | null }

/** Whose line it is, and what is wrong with it beside what stands already. */
const standingOf = (line: DirectoryLine, held: DirectoryLine | null, book: CoverBook, heldAt: Held): Standing => {
  const wrong = (pointer: string, message: string) => ({ force: null, problem: { pointer, message } })
  const right = (force: string | null) => ({ force, problem: null })
  if (line.kind === 'PARTNER') return right(null)
  if (line.kind === 'WITHDRAWAL') {
    const override = heldAt(`override:${line.overrideId}`)
    return override?.kind === 'OVERRIDE'
      ? right(forceOfRota(override.rotaId, book, heldAt))
      : wrong('/overrideId', 'must be an override of the directory')
  }
  if (line.kind === 'OVERRIDE') {
    const force = forceOfRota(line.rotaId, book, heldAt)
    if (force === null) return wrong('/rotaId', 'must be a rota of the directory')
    return held === null || JSON.stringify(held) === JSON.stringify(line)
      ? right(force)
      : wrong('/overrideId', 'is recorded with other content: withdraw it and record another')
  }
  return held?.kind === 'ROTA' && held.forceCode !== line.forceCode
    ? wrong('/rotaId', 'is the rota of another force')
    : right(line.forceCode)
}

const forceOfRota = (rotaId: string, { rotas }: CoverBook, heldAt: Held): string | null => {
  const line = heldAt(`rota:${rotaId}`)
  return line?.kind === 'ROTA' ? line.forceCode : (rotas.find(rota => rota.rotaId === rotaId)?.forceCode ?? null)
}

/** What was recorded, without who and when: to tell whether a line says anything new. */
const lineOf = (entry: ReturnType<DirectoryReader['held']>): DirectoryLine | null => {
  if (entry === null) return null
  const { at: _at, by: _by, ...line } = entry
  return DirectoryLine.parse(line)
}
