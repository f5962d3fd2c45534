import { type TaskView, tasksOf } from '@breach-alerts/domain'
import type { AlertQuery, DeskStore } from '@breach-alerts/store'
import { ProblemError } from '@breach-alerts/web'
import { loadDesk } from '../alerts/find.ts'
import { listRows, loadDesks } from '../alerts/list.ts'
import { hasAny, maySeeOrder, type Reader } from '../need-to-know.ts'

/** A task is its owner's, the deputy's, and the force's supervisors' and control room's. */
const maySeeTask = (reader: Reader, { order }: TaskView): boolean => {
  if (!maySeeOrder(reader, order.forceCode)) return false
  if (hasAny(reader, 'supervisor', 'control')) return true
  return reader.officerId !== null && (reader.officerId === order.officerId || reader.officerId === order.deputyId)
}

/**
 * A page of tasks, the order that ends first first.
 *
 * @throws BadCursor · StoreUnavailable
 */
export const listTasks = async (
  store: DeskStore,
  reader: Reader,
  query: Pick<AlertQuery, 'states' | 'cursor' | 'limit'>,
): Promise<{ tasks: TaskView[]; nextCursor: string | null }> => {
  const { rows, nextCursor } = await listRows(store, reader, { ...query, kind: 'TASK' })
  const desks = await loadDesks(store, [...new Set(rows.map(({ orderId }) => orderId))])
  const tasks = rows.flatMap(({ orderId, alertId }) => {
    const desk = desks.get(orderId)
    return desk ? tasksOf(desk).filter(task => task.taskId === alertId && maySeeTask(reader, task)) : []
  })
  return { tasks, nextCursor }
}

const notFound = () => new ProblemError(404, 'There is no such task, or it is not yours to see.')

/** @throws ProblemError 404 for an unknown task and, word for word the same, for somebody else's · StoreUnavailable */
export const findTask = async (store: DeskStore, reader: Reader, taskId: string): Promise<TaskView> => {
  const orderId = /^tsk_\w{1,64}$/u.test(taskId) ? await store.orderOf(taskId) : null
  const desk = orderId === null ? null : await loadDesk(store, orderId)
  const task = desk && tasksOf(desk).find(each => each.taskId === taskId)
  if (!task || !maySeeTask(reader, task)) throw notFound()
  return task
}
