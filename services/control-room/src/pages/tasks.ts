import { isTransient } from '@breach-alerts/runtime'
import { BadCursor } from '@breach-alerts/store'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { alertReaders } from '../need-to-know.ts'
import type { Parts } from '../parts.ts'
import { noErrors, type ShownErrors } from '../present/problems.ts'
import { decisionItems, taskCard } from '../present/tasks-page.ts'
import { readerOf } from '../reader.ts'
import { decideTask } from '../tasks/decide.ts'
import { findTask, listTasks } from '../tasks/find.ts'
import { type FormValues, formValues } from './action-form.ts'
import { frame } from './frame.ts'
import { shownProblem } from './outcome.ts'

type Id = { Params: { taskId: string } }

const pageSize = 50
const words = {
  decision: { label: 'Decision', missing: 'Select what was decided' },
  note: { label: 'Reason', missing: 'Enter the reason' },
}

/** Orders that end soon, or ended under somebody who breached them, and what was decided. */
export const taskPages = (app: FastifyInstance, { ports, config, access, accessLog, views, newId }: Parts): void => {
  const onRequest = access.requirePerson(...alertReaders)

  const show = async (
    request: FastifyRequest<Id>,
    reply: FastifyReply,
    { status, values, errors }: { status: number; values: FormValues; errors: ShownErrors },
  ) => {
    const reader = readerOf(request)
    const now = ports.clock()
    const task = await findTask(ports.desk, reader, request.params.taskId)
    await accessLog.note(reader, {
      what: 'task.viewed',
      subjectType: 'TASK',
      subjectId: task.taskId,
      alertIds: [],
      correlationId: request.id,
    })
    const { saved } = request.query as { saved?: unknown }
    return views.page(request, reply.code(status), 'task.njk', {
      ...frame(request, now, '/tasks'),
      title: 'An order that ends',
      task: taskCard(task, now),
      saved: saved === 'decided',
      errors: errors.list,
      fieldErrors: errors.fields,
      values,
      decisionId: values['decisionId'] || newId(),
      decisions: decisionItems(values['decision']),
    })
  }

  app.get('/tasks', { onRequest }, async (request, reply) => {
    const reader = readerOf(request)
    const now = ports.clock()
    const { show: asked, cursor } = request.query as { show?: unknown; cursor?: unknown }
    const isDone = asked === 'done'
    const query = { states: [isDone ? 'DONE' : 'OPEN'], limit: pageSize }
    const read = (at: object) => listTasks(ports.desk, reader, { ...query, ...at })
    const { tasks, nextCursor } = await read(typeof cursor === 'string' ? { cursor } : {}).catch((error: unknown) => {
      if (error instanceof BadCursor) return read({})
      throw error
    })
    await accessLog.note(reader, {
      what: 'tasks.listed',
      subjectType: 'QUEUE',
      subjectId: reader.subject,
      alertIds: [],
      correlationId: request.id,
    })
    return views.page(request, reply, 'tasks.njk', {
      ...frame(request, now, '/tasks'),
      title: 'Orders ending',
      path: request.url,
      isDone,
      tasks: tasks.map(task => taskCard(task, now)),
      nextHref:
        nextCursor === null
          ? null
          : `/tasks?${new URLSearchParams({ show: isDone ? 'done' : 'open', cursor: nextCursor }).toString()}`,
    })
  })

  app.get<Id>('/tasks/:taskId', { onRequest }, (request, reply) =>
    show(request, reply, { status: 200, values: {}, errors: noErrors }),
  )

  app.post<Id>('/tasks/:taskId/decisions', { onRequest }, async (request, reply) => {
    const values = formValues(request.body)
    const { decisionId = '', decision = '', note = '' } = values
    try {
      const { taskId } = request.params
      await decideTask(ports, readerOf(request), taskId, { decisionId, decision, note }, config.FOLD_WAIT_MS)
      return await reply.redirect(`/tasks/${encodeURIComponent(taskId)}?saved=decided`, 303)
    } catch (error) {
      const shown = shownProblem(error, words)
      if (shown === null) throw error
      if (isTransient(error)) request.log.warn({ err: error }, 'nothing was recorded')
      return show(request, reply, { ...shown, values })
    }
  })
}
