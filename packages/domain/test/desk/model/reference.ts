import { levels } from '@breach-alerts/contracts'
import type { Level, Response } from '@breach-alerts/contracts'

/**
 * What should be true of an order's alerts, as its contract says it: the reference that the desk is held against.
 *
 * It keeps no times, no wording and no bytes, only who has the alert, who is being asked, what is owed and what was answered.
 */
export type ModelAction = {
  actionId: string
  code: string
  by: string
  isSupervisor: boolean
  view: string | null
  hasNote: boolean
  /** Fields of the action as recorded are wrong, whatever it corrects. */
  isFaulty: boolean
  corrects: string | null
  /** The challenge that it answers; null: none. */
  answers: string | null
}

export type ModelAlert = {
  state: 'RAISED' | 'ACKNOWLEDGED' | 'ACTED' | 'CLOSED'
  assignedTo: string | null
  isClimbing: boolean
  rung: number
  level: Level
  findings: number
  conditions: Set<string>
  people: Set<string>
  declined: Set<string>
  wentOnce: Set<string>
  acks: Set<string>
  actions: ModelAction[]
  corrected: Set<string>
  closures: Set<string>
}

/** Who stands on the four rungs of an order: an officer, a desk (`desk`), or nobody (null). */
export type ModelOrder = {
  rungs: readonly (string | null)[]
  alerts: ModelAlert[]
  /** Every finding with the surest level it was taken at. */
  known: Map<string, Level>
  /** The question what protects after the order: at how many days left it was asked, and the answers. */
  asked: Set<number>
  decisions: Set<string>
  /** Changes of address that a source reported, by when they happened, as sure as the surest report. */
  moves: Map<number, Level>
}

export type Model = { orders: ModelOrder[] }

export const ladders = [
  ['13:4471', '13:5120', 'desk', 'desk'],
  ['13:4471', null, 'desk', 'desk'],
  [null, null, 'desk', 'desk'],
] as const

export const emptyModel = (): Model => ({
  orders: ladders.map(rungs => ({
    rungs,
    alerts: [],
    known: new Map<string, Level>(),
    asked: new Set<number>(),
    decisions: new Set<string>(),
    moves: new Map<number, Level>(),
  })),
})

export const surer = (a: Level, b: Level): boolean => levels.indexOf(a) < levels.indexOf(b)
const openAlert = ({ alerts }: ModelOrder): ModelAlert | undefined => alerts.find(({ state }) => state !== 'CLOSED')

/** The first rung from `from` on with somebody who has not declined; the last is never passed. */
const rungFrom = ({ rungs }: ModelOrder, { declined }: ModelAlert, from: number): number => {
  let rung = Math.min(from, 3)
  while (rung < 3 && (rungs[rung] == null || declined.has(rungs[rung]!))) rung += 1
  return rung
}

export const climbs = (order: ModelOrder, alert: ModelAlert): void => {
  alert.isClimbing = true
  alert.rung = rungFrom(order, alert, alert.rung + 1)
}

export type ModelFinding = { findingId: string; level: Level; conditionId: string; person: string }

/** @returns whether the finding is news, and whether somebody must be paged for it */
export const finds = (
  order: ModelOrder,
  { findingId, level, conditionId, person }: ModelFinding,
): { isNews: boolean; pages: boolean } => {
  const known = order.known.get(findingId)
  if (known && !surer(level, known)) return { isNews: false, pages: false }
  order.known.set(findingId, level)
  let alert = openAlert(order)
  const pages = !alert?.conditions.has(conditionId) || !alert.people.has(person)
  if (!alert) {
    alert = {
      state: 'RAISED',
      assignedTo: null,
      isClimbing: true,
      rung: 0,
      level,
      findings: 0,
      conditions: new Set(),
      people: new Set(),
      declined: new Set(),
      wentOnce: new Set(),
      acks: new Set(),
      actions: [],
      corrected: new Set(),
      closures: new Set(),
    }
    alert.rung = rungFrom(order, alert, 0)
    order.alerts.push(alert)
  }
  alert.findings += 1
  alert.conditions.add(conditionId)
  alert.people.add(person)
  if (surer(level, alert.level)) alert.level = level
  return { isNews: true, pages }
}

export const answers = (
  order: ModelOrder,
  alert: ModelAlert,
  { ackId, response, person }: { ackId: string; response: Response; person: string },
): 'taken' | 'duplicate' | 'refused' => {
  if (alert.acks.has(ackId)) return 'duplicate'
  alert.acks.add(ackId)
  if (alert.state === 'CLOSED') return 'refused'
  if (response === 'GOING') {
    Object.assign(alert, { assignedTo: person, isClimbing: false })
    if (alert.state === 'RAISED') alert.state = 'ACKNOWLEDGED'
    alert.declined.delete(person)
    alert.wentOnce.add(person)
  }
  if (response === 'NOT_ME') {
    const isAsked =
      order.rungs[alert.rung] === 'desk' ? !order.rungs.includes(person) : order.rungs[alert.rung] === person
    const passesOn = alert.isClimbing && isAsked && !alert.declined.has(person)
    const givesBack = alert.assignedTo === person
    alert.declined.add(person)
    if (givesBack) Object.assign(alert, { assignedTo: null, state: alert.state === 'ACTED' ? 'ACTED' : 'RAISED' })
    if (givesBack || passesOn) climbs(order, alert)
  }
  return 'taken'
}

const acting = new Set(['ATTENDED', 'ARRESTED'])
const counted = ({ actions, corrected }: ModelAlert): ModelAction[] =>
  actions.filter(({ actionId }) => !corrected.has(actionId))

const isOwnReview = ({ view, by }: ModelAction, before: readonly ModelAction[]): boolean => {
  const deciders = before.filter(({ code }) => code === 'NO_ACTION')
  return view === 'AGREED' && deciders.length > 0 && deciders.every(decider => decider.by === by)
}

/** @returns whether it is new */
export const does = (order: ModelOrder, alert: ModelAlert, action: ModelAction): boolean => {
  if (alert.actions.some(({ actionId }) => actionId === action.actionId)) return false
  const target = alert.actions.find(({ actionId }) => actionId === action.corrects)
  const mayCorrect = target && (target.code !== 'SUPERVISOR_REVIEW' || action.isSupervisor)
  const isFaulty = action.isFaulty || (action.corrects !== null && !mayCorrect) || isOwnReview(action, counted(alert))
  alert.actions.push({ ...action, isFaulty })
  if (target && mayCorrect) alert.corrected.add(target.actionId)
  if (alert.state === 'CLOSED') return true
  if (acting.has(action.code)) {
    alert.assignedTo ??= action.by.includes(':') ? action.by : null
    Object.assign(alert, { state: 'ACTED', isClimbing: false })
  } else if (alert.state === 'ACTED' && !counted(alert).some(({ code }) => acting.has(code))) {
    if (alert.assignedTo !== null && alert.wentOnce.has(alert.assignedTo)) alert.state = 'ACKNOWLEDGED'
    else {
      Object.assign(alert, { state: 'RAISED', assignedTo: null, isClimbing: true })
      alert.rung = rungFrom(order, alert, alert.rung)
    }
  }
  return true
}

/** Is "no action" agreed with by another supervisor, and not returned since? */
const isNoActionAgreed = (alert: ModelAlert): boolean => {
  let agreed = false
  const deciders = new Set<string>()
  for (const { code, by, view, isSupervisor } of counted(alert)) {
    if (code === 'NO_ACTION') deciders.add(by)
    if (!isSupervisor || deciders.size === 0) continue
    if (view === 'RETURNED') agreed = false
    if (view === 'AGREED' && [...deciders].some(decider => decider !== by)) agreed = true
  }
  return agreed
}

export const owed = (alert: ModelAlert): string[] => {
  const actions = counted(alert)
  const isActed = actions.some(({ code }) => acting.has(code)) || isNoActionAgreed(alert)
  const isDecided = actions.some(({ code }) => code === 'VICTIM_DECISION')
  const isComplete = actions.every(({ isFaulty }) => !isFaulty) && actions.some(({ hasNote }) => hasNote)
  return [
    ...(isActed ? [] : ['ACTED']),
    ...(isDecided ? [] : ['VICTIM_DECISION']),
    ...(isComplete ? [] : ['RECORD_COMPLETE']),
  ]
}

/** Does a challenge still wait for the answer of somebody other than who asked? */
export const isChallenged = ({ actions }: ModelAlert): boolean =>
  actions.some(
    ({ code, actionId, by }) =>
      code === 'DECISION_CHALLENGED' && !actions.some(other => other.answers === actionId && other.by !== by),
  )

/** @returns whether it closes the alert; null: this closure was answered */
export const asksToClose = (alert: ModelAlert, closureId: string, mayClose: boolean): boolean | null => {
  if (alert.closures.has(closureId)) return null
  alert.closures.add(closureId)
  if (alert.state === 'CLOSED' || !mayClose || owed(alert).length > 0) return false
  Object.assign(alert, { state: 'CLOSED', isClimbing: false })
  return true
}

/** @returns whether it is news, and whether somebody must be told */
export const asksWhatProtects = (order: ModelOrder, daysLeft: number): { isNews: boolean; tells: boolean } => {
  const isNews = !order.asked.has(daysLeft)
  order.asked.add(daysLeft)
  return { isNews, tells: isNews && order.decisions.size === 0 }
}

export const movesTo = ({ moves }: ModelOrder, at: number, level: Level): void => {
  const known = moves.get(at)
  if (!known || surer(level, known)) moves.set(at, level)
}
