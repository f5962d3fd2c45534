import type { DirectoryLine, FieldError } from '@breach-alerts/contracts'
import { type CoverBook, swap } from '@breach-alerts/domain'
import { badRequest } from '@breach-alerts/web'
import { futureTurns } from '../present/cover.ts'
import { instantOfWallTime } from '../present/time.ts'

/** Between what the forms of the cover page send and lines of the directory. */

type Values = Readonly<Record<string, string>>

/** The instant of a `datetime-local` value in London, the earlier where there are two; null: it is none. Epoch milliseconds. */
const instantOf = (text: string | undefined): number | null => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/u
    .exec(text ?? '')
    ?.slice(1)
    .map(Number)
  const [year, month, day, hour, minute] = parts ?? []
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined)
    return null
  return instantOfWallTime({ year, month, day, hour, minute })
}

const iso = (at: number) => new Date(at).toISOString()

/** @throws ProblemError 400 with every field that is not right */
export const overrideLines = (values: Values, now: number): DirectoryLine[] => {
  const { overrideId = '', rotaId = '', officerId = '' } = values
  const [from, to] = [instantOf(values['from']), instantOf(values['to'])]
  const errors: FieldError[] = [
    ...(rotaId === '' ? [{ pointer: '/rotaId', message: 'is required' }] : []),
    ...(officerId === '' ? [{ pointer: '/officerId', message: 'is required' }] : []),
    ...(from === null ? [{ pointer: '/from', message: 'must be a real date and time' }] : []),
    ...(to === null ? [{ pointer: '/to', message: 'must be a real date and time' }] : []),
    ...(from !== null && to !== null && to <= from
      ? [{ pointer: '/to', message: 'must be later than the start' }]
      : []),
    ...(to !== null && to <= now ? [{ pointer: '/to', message: 'must be in the future' }] : []),
  ]
  if (errors.length > 0 || from === null || to === null) throw badRequest(errors)
  const who = officerId === 'nobody' ? null : officerId
  return [{ kind: 'OVERRIDE', overrideId, rotaId, from: iso(from), to: iso(to), officerId: who }]
}

/** Two turns of one rota, each taken by the other person. @throws ProblemError 400 */
export const swapLines = (values: Values, book: CoverBook, now: number): DirectoryLine[] => {
  const { swapId = '' } = values
  const [first, second] = [turnIn(values['first'], book, now), turnIn(values['second'], book, now)]
  const errors: FieldError[] = [
    ...(first === null ? [{ pointer: '/first', message: 'is required' }] : []),
    ...(second === null ? [{ pointer: '/second', message: 'is required' }] : []),
    ...(first && second && first.rotaId !== second.rotaId
      ? [{ pointer: '/second', message: 'must be a turn of the same rota' }]
      : []),
    ...(first && second && first.officerId === second.officerId
      ? [{ pointer: '/second', message: 'must be another person’s turn' }]
      : []),
  ]
  if (errors.length > 0 || first === null || second === null) throw badRequest(errors)
  return swap(swapId, first, second).map(({ overrideId, from, to, officerId }) => ({
    kind: 'OVERRIDE',
    overrideId,
    rotaId: first.rotaId,
    from: iso(from),
    to: iso(to),
    officerId,
    swapId,
  }))
}

/** The turn that a choice names, as it still stands; null: there is none such (any more). */
const turnIn = (value: string | undefined, { rotas }: CoverBook, now: number) => {
  const [rotaId = '', from, to, officerId] = (value ?? '').split('|')
  const rota = rotas.find(each => each.rotaId === rotaId)
  const turn = rota && futureTurns(rota, now).find(each => each.from === Number(from) && each.to === Number(to))
  return turn?.officerId === officerId && turn?.officerId ? { ...turn, officerId: turn.officerId, rotaId } : null
}

/** The withdrawal of an override; of a swap both halves. */
export const withdrawalLines = ({ overrideId = '' }: Values, { rotas }: CoverBook): DirectoryLine[] => {
  const all = rotas.flatMap(({ overrides }) => overrides)
  const named = all.find(override => override.overrideId === overrideId)
  const parts = named?.swapId == null ? [{ overrideId }] : all.filter(({ swapId }) => swapId === named.swapId)
  return parts.map(part => ({ kind: 'WITHDRAWAL', overrideId: part.overrideId }))
}
