import { badRequest, ProblemError } from '@breach-alerts/web'
import type { FieldError } from '@breach-alerts/contracts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findAlert } from '../alerts/find.ts'
import { mayRecord, recordAction } from '../alerts/record-action.ts'
import { alertReaders } from '../need-to-know.ts'
import type { Parts } from '../parts.ts'
import { actionPage, actionWords } from '../present/action-page.ts'
import { type ActionForm, actionForm } from '../present/actions.ts'
import { noErrors, type ShownErrors } from '../present/problems.ts'
import { readerOf } from '../reader.ts'
import { actionBody, type FormValues, formValues } from './action-form.ts'
import { frame } from './frame.ts'
import { shownProblem } from './outcome.ts'

type Id = { Params: { alertId: string } }

/** @throws ProblemError 404 for a code that there is no form for, or that the reader may not record */
const formOf = (request: FastifyRequest, code: unknown): ActionForm => {
  const form = typeof code === 'string' ? actionForm(code) : undefined
  if (!form || !mayRecord(readerOf(request), form.code))
    throw new ProblemError(404, 'There is no such action to record.')
  return form
}

/** The second of two steps that need no JavaScript: the action is chosen on the alert's page, its fields are asked for here. */
export const recordActionPages = (app: FastifyInstance, { ports, access, writer, views, newId }: Parts): void => {
  const onRequest = access.requirePerson(...alertReaders)

  const show = async (
    request: FastifyRequest<Id>,
    reply: FastifyReply,
    form: ActionForm,
    { status, values, errors }: { status: number; values: FormValues; errors: ShownErrors },
  ) => {
    const now = ports.clock()
    const { view, alert } = await findAlert(ports.desk, readerOf(request), request.params.alertId, now)
    const partners = alert.facts.partners.map(({ partnerId }) => ({ value: partnerId, text: `Partner ${partnerId}` }))
    return views.page(request, reply.code(status), 'action.njk', {
      ...frame(request, now, '/alerts'),
      ...actionPage(form, { ...view, partners }, values, now, errors),
    })
  }

  app.get<Id & { Querystring: { code?: unknown } }>('/alerts/:alertId/actions/new', { onRequest }, (request, reply) =>
    show(request, reply, formOf(request, request.query.code), {
      status: 200,
      values: { actionId: newId() },
      errors: noErrors,
    }),
  )

  app.post<Id>('/alerts/:alertId/actions', { onRequest }, async (request, reply) => {
    const values = formValues(request.body)
    const form = formOf(request, values['code'])
    const { body, errors } = actionBody(form, values, ports.clock())
    try {
      await take(body, errors, request)
      return await reply.redirect(`/alerts/${encodeURIComponent(request.params.alertId)}?saved=action`, 303)
    } catch (error) {
      const shown = shownProblem(error, actionWords(form))
      if (shown === null) throw error
      return show(request, reply, form, { ...shown, values })
    }
  })

  /** A time that is no time is named together with whatever else is wrong. */
  const take = async (body: Record<string, unknown>, errors: readonly FieldError[], request: FastifyRequest<Id>) => {
    try {
      await recordAction(ports, writer, readerOf(request), request.params.alertId, body)
    } catch (error) {
      if (errors.length === 0 || !(error instanceof ProblemError) || error.status !== 400) throw error
      const others = (error.options.errors ?? []).filter(({ pointer }) => errors.every(own => own.pointer !== pointer))
      throw badRequest([...errors, ...others])
    }
  }
}
