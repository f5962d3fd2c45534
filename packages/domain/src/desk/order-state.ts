import type { Notice, OrderBrief, OrderDecision, TaskKind } from '@breach-alerts/contracts'

export type DecisionRecord = { decisionId: string; decision: OrderDecision; note: string; by: string; at: string }

/** A question about the order itself that its owner or a supervisor answers; it needs no alert. Instants in RFC 3339. */
export type OrderTask = {
  taskId: string
  kind: TaskKind
  openedAt: string
  /** When the order ends, or ended. */
  endsAt: string
  /** Each time it was asked, and how many days were left then. */
  asked: { daysLeft: number; at: string }[]
  /** Who was told of it, and what became of that; absent: nobody yet. */
  notices?: Notice[]
  /** Answers; a later one corrects, none is removed. */
  decisions: DecisionRecord[]
  /** The order was extended or came into force again: nothing is left to answer; null: it still is. */
  overtakenAt: string | null
}

/** What the journal said of an order itself. */
export type OrderState = {
  brief: OrderBrief
  /** How often it changed while it was followed: keeps every change an entry of its own, also one back and forth. */
  changes: number
  tasks: OrderTask[]
}
