import type { FieldError } from '@breach-alerts/contracts'
import { policyAt, type PolicyHistory } from '@breach-alerts/domain'
import { makePolicyReader } from '@breach-alerts/runtime'
import { badRequest, ProblemError } from '@breach-alerts/web'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Parts } from '../parts.ts'
import { carried, type Fields, fieldsOf, fieldsOfRule, one } from '../policy/fields.ts'
import { previewChange } from '../policy/preview.ts'
import { fieldsOfLadder, kindOf, propose, type Rules } from '../policy/propose.ts'
import { isRecorded, policiesOf, recordChange } from '../policy/record.ts'
import { noErrors, type ShownErrors, shownErrors } from '../present/problems.ts'
import { changeForm, policyWords } from '../present/rule-form.ts'
import { rulesPage } from '../present/rules-page.ts'
import { rulesPreview } from '../present/rules-preview.ts'
import { readerOf } from '../reader.ts'
import { frame } from './frame.ts'
import { shownProblem } from './outcome.ts'

/** The newest rules, in force or about to be: what a change is made from. */
const newestOf = (history: PolicyHistory, now: number): Rules => {
  const { grading, waitsMs, coverMs } = history.at(-1)?.policy ?? policyAt(history, now)
  return { rules: [...grading.rules], ladder: { waitsMs, coverMs } }
}

const saved = '/rules?saved=changed'

const unknownRule = () => new ProblemError(404, 'There is no such rule.')

/** Rules of grading and the ladder: seen and changed by supervisors, one thing at a time, after a look at what it would do. */
export const rulesPages = (app: FastifyInstance, { ports, access, views, newId }: Parts): void => {
  const onRequest = access.requirePerson('supervisor')
  const read = policiesOf(makePolicyReader(ports.log, ports))

  const show = (request: FastifyRequest, reply: FastifyReply, template: string, model: Record<string, unknown>) =>
    views.page(request, reply, template, { ...frame(request, ports.clock(), '/rules'), ...model })

  const showForm = (request: FastifyRequest, reply: FastifyReply, now: Rules, fields: Fields, errors: ShownErrors) => {
    const kind = kindOf(fields)
    const title = kind === 'ladder' ? 'Change the ladder' : one(fields, 'rule') === '' ? 'Add a rule' : 'Change a rule'
    return show(request, reply, kind === 'ladder' ? 'ladder-form.njk' : 'rule-form.njk', {
      title,
      ...changeForm(kind, now, fields, errors),
    })
  }

  const showPreview = async (
    request: FastifyRequest,
    reply: FastifyReply,
    sides: { before: Rules; after: Rules; fields: Fields; changeId: string },
    { list, fields: complaints }: ShownErrors,
  ) => {
    const now = ports.clock()
    const { before, after, fields, changeId } = sides
    const preview = await previewChange(ports.desk, before, after, now)
    return show(request, reply, 'rules-preview.njk', {
      title: 'What the change would do',
      errors: list,
      complaints,
      changeId,
      why: one(fields, 'why'),
      editHref: `/rules/change?${addressOf(fields)}`,
      ...rulesPreview(kindOf(fields), { before, after, preview, fields, reader: readerOf(request), now }),
    })
  }

  app.get<{ Querystring: { saved?: unknown } }>('/rules', { onRequest }, async (request, reply) => {
    const [now, history] = [ports.clock(), await read()]
    return show(request, reply, 'rules.njk', {
      title: 'Rules',
      saved: request.query.saved === 'changed',
      ...rulesPage(history, newestOf(history, now), now),
    })
  })

  app.get('/rules/change', { onRequest }, async (request, reply) => {
    const history = await read()
    const now = newestOf(history, ports.clock())
    const asked = fieldsOf(request.query)
    const rule = one(asked, 'rule')
    const held = now.rules.find(({ id }) => id === rule)
    if (rule !== '' && !held) throw unknownRule()
    const filled = kindOf(asked) === 'ladder' ? fieldsOfLadder(now.ladder) : held ? fieldsOfRule(held) : {}
    // Coming back from the preview what was typed is kept.
    const fields =
      one(asked, 'base') === '' ? { ...filled, ...asked, base: [String(history.at(-1)?.change.version ?? '')] } : asked
    return showForm(request, reply, now, fields, noErrors)
  })

  app.get('/rules/preview', { onRequest }, async (request, reply) => {
    const before = newestOf(await read(), ports.clock())
    const fields = fieldsOf(request.query)
    const proposal = propose(before, fields)
    if (proposal.ok)
      return showPreview(request, reply, { before, after: proposal.next, fields, changeId: newId() }, noErrors)
    return showForm(request, reply.code(400), before, fields, shownErrors(proposal.errors, policyWords))
  })

  app.post('/rules', { onRequest }, async (request, reply) => {
    const fields = fieldsOf(request.body)
    const [changeId, reason] = [one(fields, 'changeId') || newId(), one(fields, 'why')]
    const history = await read()
    if (isRecorded(history, changeId)) return reply.redirect(saved, 303)
    const before = newestOf(history, ports.clock())
    const proposal = propose(before, fields)
    try {
      const base = /^\d{1,9}$/u.test(one(fields, 'base')) ? Number(one(fields, 'base')) : -1
      const errors = [...(proposal.ok ? [] : proposal.errors), ...whyErrors(reason)]
      if (!proposal.ok || errors.length > 0) throw badRequest(errors)
      await recordChange(ports, read, readerOf(request), { changeId, base, next: proposal.next, reason })
      return await reply.redirect(saved, 303)
    } catch (error) {
      const shown = shownProblem(error, policyWords)
      if (shown === null) throw error
      if (!proposal.ok) return showForm(request, reply.code(shown.status), before, fields, shown.errors)
      return showPreview(
        request,
        reply.code(shown.status),
        { before, after: proposal.next, fields, changeId },
        shown.errors,
      )
    }
  })
}

const addressOf = (fields: Fields): string =>
  new URLSearchParams(carried(fields).map(({ name, value }): [string, string] => [name, value])).toString()

/** Why it is changed goes into the record: it is never left out. */
const whyErrors = (why: string): FieldError[] => {
  if (why === '') return [{ pointer: '/why', message: 'is required' }]
  return why.length > 1_000 ? [{ pointer: '/why', message: 'must have at most 1,000 characters' }] : []
}
