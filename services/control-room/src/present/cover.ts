import type { CoverProblem, CoverReport } from '@breach-alerts/contracts'
import { type CoverBook, type KeptOverride, type KeptRota, type Turn, turnsOf } from '@breach-alerts/domain'
import { whoWords } from './people.ts'
import { shortTime } from './time.ts'
import { plainCode, sentenceCase } from './words.ts'

const dayMs = 24 * 60 * 60_000

const problemWords: Readonly<Record<CoverProblem, string>> = {
  NOBODY_NAMED: 'nobody is named',
  NOT_IN_DIRECTORY: 'not in the directory',
  NOT_REACHABLE: 'cannot be reached: no contact point that was checked and works',
  NO_ROTA: 'no rota is kept',
  NOBODY_ON_DUTY: 'nobody is on duty',
}

/** Who, where there is somebody, and what is wrong. */
const wrong = (officerId: string | null, problem: CoverProblem): string =>
  officerId === null ? sentenceCase(problemWords[problem]) : `${whoWords(officerId)}: ${problemWords[problem]}`

const span = (from: string | number, to: string | number, now: number): string =>
  `${shortTime(from, now)} to ${shortTime(to, now)}`

/** What the page shows of cover; times are London's. `now` in epoch milliseconds. */
export const coverPage = (report: CoverReport, book: CoverBook, forces: readonly string[] | null, now: number) => {
  const rotas = book.rotas.filter(({ forceCode }) => forces === null || forces.includes(forceCode))
  const nameOf = (rotaId: string | null) => rotas.find(rota => rota.rotaId === rotaId)?.name
  const until = Date.parse(report.until)
  return {
    title: 'Cover',
    hasDirectory: report.rotas.length + report.gaps.length + report.unreachable.length > 0,
    onDuty: report.rotas.map(({ rotaId, name, officerId, problem }) => ({
      name,
      who: problem === null && officerId !== null ? whoWords(officerId) : wrong(officerId, problem ?? 'NOBODY_ON_DUTY'),
      isGap: problem !== null,
      until: untilWords(
        rotas.find(rota => rota.rotaId === rotaId),
        now,
        until,
      ),
    })),
    gaps: report.gaps
      .toSorted((a, b) => a.from.localeCompare(b.from))
      .map(gap => ({
        name: nameOf(gap.rotaId) ?? deskWords(gap.desk),
        when: gap.rotaId === null ? 'Until a rota is recorded' : span(gap.from, gap.to, now),
        why: wrong(gap.officerId, gap.problem),
      })),
    unreachable: report.unreachable.map(officerId => ({
      who: whoWords(officerId),
      unit: book.directory.officers.find(officer => officer.officerId === officerId)?.unit ?? null,
    })),
    orders: report.orders.map(({ orderId, rungs }) => ({
      orderId,
      why: rungs.map(
        ({ name, officerId, problem }) => `${plainCode(name)}: ${wrong(officerId, problem).replace(/^N/u, 'n')}`,
      ),
    })),
    changes: changesShown(rotas, now),
  }
}

const deskWords = (desk: string | null): string =>
  desk === null ? 'Rota' : desk === 'FORCE_INCIDENT_MANAGER' ? 'Force incident manager' : `Supervisor, ${desk}`

const untilWords = (rota: KeptRota | undefined, now: number, until: number): string => {
  const [turn] = rota ? turnsOf(rota, now, until) : []
  return turn && turn.to < until ? shortTime(turn.to, now) : 'Longer than 14 days'
}

/** Changes that are in force or still to come, newest first; the two halves of a swap are one. */
const changesShown = (rotas: readonly KeptRota[], now: number) =>
  rotas.flatMap(({ name, overrides }) =>
    [
      ...Map.groupBy(
        overrides.filter(({ to }) => to > now),
        ({ swapId, overrideId }) => swapId ?? overrideId,
      ).values(),
    ]
      .toReversed()
      .map(parts => changeShown(name, parts, now)),
  )

const changeShown = (rota: string, parts: readonly KeptOverride[], now: number) => {
  const { overrideId, swapId, recordedBy, recordedAt } = parts[0]!
  return {
    overrideId,
    rota,
    kind: swapId === null ? 'Instead of the rota' : 'Swap',
    lines: parts.map(
      ({ officerId, from, to }) => `${officerId === null ? 'Nobody' : whoWords(officerId)}, ${span(from, to, now)}`,
    ),
    recorded: `Recorded by ${whoWords(recordedBy)}, ${shortTime(recordedAt, now)}`,
  }
}

/** A turn as a choice of the swap form: its value says which one, so that it can be found again. */
const turnChoice = ({ rotaId }: KeptRota, { from, to, officerId }: Turn, now: number) => ({
  value: [rotaId, from, to, officerId].join('|'),
  text: `${span(from, to, now)}: ${whoWords(officerId ?? '')}`,
})

/** Whole turns to come of each rota in the next four weeks. */
export const futureTurns = (rota: KeptRota, now: number): Turn[] => {
  const start = Math.floor(now / dayMs) * dayMs
  const end = start + 29 * dayMs
  return turnsOf(rota, start, end).filter(({ from, to, officerId }) => from > now && to < end && officerId !== null)
}

/** What the forms of a supervisor offer: rotas, people of the force, and the turns that may be swapped. */
export const coverChoices = (book: CoverBook, force: string, now: number) => {
  const rotas = book.rotas.filter(({ forceCode }) => forceCode === force)
  return {
    rotas: rotas.map(({ rotaId, name }) => ({ value: rotaId, text: name })),
    officers: [
      { value: 'nobody', text: 'Nobody: a gap, said aloud' },
      ...book.directory.officers
        .filter(({ forceCode }) => forceCode === force)
        .map(({ officerId }) => ({ value: officerId, text: whoWords(officerId) })),
    ],
    turns: rotas
      .map(rota => ({ name: rota.name, turns: futureTurns(rota, now).map(turn => turnChoice(rota, turn, now)) }))
      .filter(({ turns }) => turns.length > 0),
  }
}
