import type { ActionRecord } from '@breach-alerts/domain'
import { ProblemError } from '@breach-alerts/web'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { alertViewed } from '../access-log.ts'
import { findAlert } from '../alerts/find.ts'
import { mayRecord, recordAction } from '../alerts/record-action.ts'
import { alertReaders } from '../need-to-know.ts'
import type { Parts } from '../parts.ts'
import { actionPage, actionWords } from '../present/action-page.ts'
import type { ActionForm } from '../present/action-form.ts'
import { actionForm } from '../present/actions.ts'
import { noErrors, type ShownErrors } from '../present/problems.ts'
import { usedHints, type WordHints, wordHints } from '../present/word-hints.ts'
import { readerOf } from '../reader.ts'
import { actionBody, correctedValues, type FormValues, formValues } from './action-form.ts'
import { countShown, countUsed } from './count-hints.ts'
import { frame } from './frame.ts'
import { shownProblem } from './outcome.ts'

type Id = { Params: { alertId: string } }
type Query = Readonly<Record<string, unknown>>
type Shown = { status?: number; values: FormValues; errors?: ShownErrors; hints?: WordHints | null }

/** What the link that led here chose already: ids and codes only, never words. */
const prefilled = ({ fields }: ActionForm, query: Query): FormValues =>
  Object.fromEntries(
    fields.flatMap(({ name, kind }) => {
      const value = query[name]
      return ['choice', 'number', 'hidden'].includes(kind) && typeof value === 'string' ? [[name, value]] : []
    }),
  )

/** @throws ProblemError 404 for a code that there is no form for, or that the reader may not record */
const formOf = (request: FastifyRequest, code: unknown): ActionForm => {
  const form = typeof code === 'string' ? actionForm(code) : undefined
  if (!form || !mayRecord(readerOf(request), form.code))
    throw new ProblemError(404, 'There is no such action to record.')
  return form
}

/** A first look at a correction begins with what was recorded; what was typed since is kept. */
const begunWith = (actions: readonly ActionRecord[], { corrects, offered }: FormValues): FormValues =>
  corrects && offered === undefined ? correctedValues(actions, corrects) : {}

/** The second of two steps that need no JavaScript: the action is chosen on the alert's page, its fields are asked for here. */
export const recordActionPages = (
  app: FastifyInstance,
  { ports, access, accessLog, writer, views, newId }: Parts,
): void => {
  const onRequest = access.requirePerson(...alertReaders)

  const show = async (
    request: FastifyRequest<Id>,
    reply: FastifyReply,
    form: ActionForm,
    { status = 200, values, errors = noErrors, hints = null }: Shown,
  ) => {
    const now = ports.clock()
    const reader = readerOf(request)
    const { view, alert } = await findAlert(ports.desk, reader, request.params.alertId, now)
    await accessLog.note(reader, alertViewed(view.alertId, request.id))
    const partners = alert.facts.partners.map(({ partnerId }) => ({ value: partnerId, text: `Partner ${partnerId}` }))
    return views.page(request, reply.code(status), 'action.njk', {
      ...frame(request, now, '/alerts'),
      ...actionPage(form, { ...view, partners }, { ...begunWith(view.actions, values), ...values }, now, {
        errors,
        hints,
      }),
    })
  }

  app.get<Id & { Querystring: Query }>('/alerts/:alertId/actions/new', { onRequest }, (request, reply) => {
    const { code, corrects } = request.query
    const form = formOf(request, code)
    const corrected = typeof corrects === 'string' && corrects !== '' ? { corrects } : {}
    return show(request, reply, form, {
      values: { ...prefilled(form, request.query), ...corrected, actionId: newId() },
    })
  })

  app.post<Id>('/alerts/:alertId/actions', { onRequest }, async (request, reply) => {
    const values = formValues(request.body)
    const form = formOf(request, values['code'])
    const hints = wordHints(values)
    if (hints !== null) {
      countShown(ports, 'action', hints.rows.length)
      return show(request, reply, form, { values, hints })
    }
    const { body, errors } = actionBody(form, values, ports.clock())
    try {
      const { status } = await recordAction(ports, writer, readerOf(request), request.params.alertId, body, errors)
      if (status === 201) countUsed(ports, 'action', usedHints(values))
      return await reply.redirect(`/alerts/${encodeURIComponent(request.params.alertId)}?saved=action`, 303)
    } catch (error) {
      const shown = shownProblem(error, actionWords(form))
      if (shown === null) throw error
      return show(request, reply, form, { ...shown, values })
    }
  })
}
