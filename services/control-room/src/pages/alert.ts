import { checkClosure } from '@breach-alerts/domain'
import { isTransient } from '@breach-alerts/runtime'
import { ProblemError } from '@breach-alerts/web'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { alertViewed } from '../access-log.ts'
import { acknowledge } from '../alerts/acknowledge.ts'
import { besideOf } from '../alerts/beside.ts'
import { closeAlert } from '../alerts/close.ts'
import { findAlert, type Held } from '../alerts/find.ts'
import { mayRecord, recordAction } from '../alerts/record-action.ts'
import { alertReaders, hasAny, type Reader } from '../need-to-know.ts'
import type { Parts } from '../parts.ts'
import { actionChoices } from '../present/action-page.ts'
import { alertPage } from '../present/alert-page.ts'
import { clocksPanel } from '../present/clocks-panel.ts'
import { type FieldWords, noErrors, type ShownErrors } from '../present/problems.ts'
import { changeWords } from '../present/prompt-forms.ts'
import { promptsPanel } from '../present/prompts-panel.ts'
import { serialPanel } from '../present/serial-panel.ts'
import { usedHints, type WordHints, wordHints } from '../present/word-hints.ts'
import { readerOf } from '../reader.ts'
import { type FormValues, formValues } from './action-form.ts'
import { countShown, countUsed } from './count-hints.ts'
import { frame } from './frame.ts'
import { savedWords, shownProblem } from './outcome.ts'

type Id = { Params: { alertId: string } }
type Shown = { status: number; values: FormValues; errors: ShownErrors; hints?: WordHints }

const answerWords = {
  onBehalfOf: { label: 'Officer', missing: 'Select an officer, or enter one by force and collar number' },
  response: { label: 'Answer', missing: 'Select an answer' },
}
const changeFields = { change: { label: 'What changed', missing: 'Select what changed' } }
const closureWords = {
  outcome: { label: 'Outcome', missing: 'Select an outcome' },
  reason: { label: 'Reason', missing: 'Enter the reason' },
}

const abilitiesOf = (reader: Reader) => ({
  officerId: reader.officerId,
  acknowledge: hasAny(reader, 'officer', 'control'),
  // Somebody who has a collar number answers for themselves.
  assign: hasAny(reader, 'control') && reader.officerId === null,
  record: hasAny(reader, ...alertReaders),
  mayRecord: (code: string) => mayRecord(reader, code),
  praise: hasAny(reader, 'supervisor'),
  close: hasAny(reader, 'officer', 'supervisor'),
})

const model = async (parts: Parts, request: FastifyRequest, held: Held, { values, errors, hints }: Shown) => {
  const { ports, newId } = parts
  const reader = readerOf(request)
  const now = ports.clock()
  const { order, prompts, clocks, serial } = await besideOf(parts, reader, held, request.id)
  const alert = alertPage(
    held.view,
    held.alert.conditions.map(({ facts }) => facts),
    order,
    now,
    abilitiesOf(reader),
  )
  const { saved } = request.query as { saved?: unknown }
  return {
    ...frame(request, now, '/alerts'),
    title: alert.title,
    alert,
    path: `/alerts/${held.view.alertId}`,
    saved: typeof saved === 'string' && Object.hasOwn(savedWords, saved) ? savedWords[saved] : null,
    errors: errors.list,
    fieldErrors: errors.fields,
    values,
    hints: hints ?? null,
    shownHints: hints?.shown ?? values['shownHints'] ?? '',
    // A request that failed keeps its id: sent again it is the same one.
    ids: { ack: values['ackId'] || newId(), closure: values['closureId'] || newId(), change: newId() },
    prompts: promptsPanel(held.view.alertId, prompts, now, code => mayRecord(reader, code)),
    clocks: clocksPanel(clocks, now),
    serial: serialPanel(serial),
    changes: changeWords,
    officerItems: [{ value: '', text: 'Choose an officer' }, ...alert.officers].map(item => ({
      ...item,
      selected: item.value === (values['officer'] ?? ''),
    })),
    outcomeItems: [{ value: '', text: 'Choose an outcome' }, ...alert.outcomes].map(item => ({
      ...item,
      selected: item.value === (values['outcome'] ?? ''),
    })),
    actionGroups: actionChoices(code => mayRecord(reader, code)),
  }
}

export const alertPages = (app: FastifyInstance, parts: Parts): void => {
  const { ports, access, accessLog, writer, views } = parts
  const onRequest = access.requirePerson(...alertReaders)

  const show = async (request: FastifyRequest<Id>, reply: FastifyReply, shown: Shown) => {
    const reader = readerOf(request)
    const held = await findAlert(ports.desk, reader, request.params.alertId, ports.clock())
    const { alertId } = held.view
    await accessLog.note(reader, alertViewed(alertId, request.id))
    return views.page(request, reply.code(shown.status), 'alert.njk', await model(parts, request, held, shown))
  }

  /** Hints about the reason, where closing would go through; null: nothing to say. */
  const hintsBefore = async (request: FastifyRequest<Id>, values: FormValues): Promise<WordHints | null> => {
    const { view } = await findAlert(ports.desk, readerOf(request), request.params.alertId, ports.clock())
    const hints = checkClosure(values, view).ok && view.state !== 'CLOSED' ? wordHints(values) : null
    if (hints !== null) countShown(ports, 'closure', hints.rows.length)
    return hints
  }

  /** POST, then 303; what went wrong comes back with the page and everything that was typed. */
  const submit = async (
    request: FastifyRequest<Id>,
    reply: FastifyReply,
    words: Readonly<Record<string, FieldWords>>,
    send: (values: FormValues) => Promise<string>,
  ) => {
    const values = formValues(request.body)
    const hints = words === closureWords ? await hintsBefore(request, values) : null
    if (hints !== null) return show(request, reply, { status: 200, values, errors: noErrors, hints })
    try {
      const saved = await send(values)
      return await reply.redirect(`/alerts/${encodeURIComponent(request.params.alertId)}?saved=${saved}`, 303)
    } catch (error) {
      const shown = shownProblem(error, words)
      if (shown === null) throw error
      if (isTransient(error)) request.log.warn({ err: error }, 'nothing was recorded')
      return show(request, reply, { ...shown, values })
    }
  }

  app.get<Id>('/alerts/:alertId', { onRequest }, (request, reply) =>
    show(request, reply, { status: 200, values: {}, errors: noErrors }),
  )

  app.post<Id>(
    '/alerts/:alertId/acknowledgements',
    { onRequest: access.requirePerson('officer', 'control') },
    (request, reply) =>
      submit(request, reply, answerWords, async ({ ackId, response, officer, onBehalfOf }) => {
        const reader = readerOf(request)
        const assigned = response === 'GOING' && abilitiesOf(reader).assign ? onBehalfOf || officer : undefined
        if (assigned === '')
          throw new ProblemError(400, 'Nobody was chosen.', {
            errors: [{ pointer: '/onBehalfOf', message: 'is required' }],
          })
        await acknowledge(ports, writer, reader, request.params.alertId, {
          ackId,
          response,
          deviceTime: null,
          ...(assigned !== undefined && { onBehalfOf: assigned }),
        })
        return assigned === undefined ? (response ?? '').toLowerCase() : 'assigned'
      }),
  )

  app.post<Id>(
    '/alerts/:alertId/closure',
    { onRequest: access.requirePerson('officer', 'supervisor') },
    (request, reply) =>
      submit(request, reply, closureWords, async values => {
        const { closureId, outcome, reason } = values
        const { status } = await closeAlert(ports, writer, readerOf(request), request.params.alertId, {
          closureId,
          outcome,
          reason,
        })
        if (status === 201) countUsed(ports, 'closure', usedHints(values))
        return 'closed'
      }),
  )

  /** One tap. What was chosen is part of its id: another choice on the same page is another action. */
  app.post<Id>('/alerts/:alertId/circumstances', { onRequest }, (request, reply) =>
    submit(request, reply, changeFields, async ({ changeId, change = '' }) => {
      await recordAction(ports, writer, readerOf(request), request.params.alertId, {
        actionId: `${changeId}-${change}`,
        code: 'CIRCUMSTANCES_CHANGED',
        doneAt: new Date(ports.clock()).toISOString(),
        change,
      })
      return 'circumstances'
    }),
  )
}
