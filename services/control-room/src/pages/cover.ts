import { DirectoryLine } from '@breach-alerts/contracts'
import { isTransient } from '@breach-alerts/runtime'
import { read } from '@breach-alerts/web'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { forcesOf } from '../cover/cover.ts'
import { overrideLines, swapLines, withdrawalLines } from '../cover/forms.ts'
import { hasAny } from '../need-to-know.ts'
import type { Parts } from '../parts.ts'
import { coverChoices, coverPage } from '../present/cover.ts'
import { noErrors, type ShownErrors } from '../present/problems.ts'
import { readerOf } from '../reader.ts'
import { type FormValues, formValues } from './action-form.ts'
import { frame } from './frame.ts'
import { shownProblem } from './outcome.ts'

type Shown = { status: number; values: FormValues; errors: ShownErrors }

const savedWords: Readonly<Record<string, string>> = {
  override: 'Recorded. It counts from now on.',
  swap: 'The swap is recorded.',
  withdrawn: 'Withdrawn. The rota counts again.',
}

const fieldWords = {
  rotaId: { label: 'Rota', missing: 'Select a rota' },
  officerId: { label: 'Who', missing: 'Select who is on duty instead' },
  from: { label: 'Start', missing: 'Enter when it starts' },
  to: { label: 'End', missing: 'Enter when it ends' },
  first: { label: 'First turn', missing: 'Select a turn that is still to come' },
  second: { label: 'Second turn', missing: 'Select a turn that is still to come' },
}

/** Who is on duty, the gaps before the shift, and a supervisor's changes to the rotas. */
export const coverPages = (app: FastifyInstance, { ports, access, cover, views, newId }: Parts): void => {
  const show = async (request: FastifyRequest, reply: FastifyReply, { status, values, errors }: Shown) => {
    const reader = readerOf(request)
    const now = ports.clock()
    const forces = forcesOf(reader)
    const report = await cover.report(forces)
    const book = await cover.book()
    const ownForce = hasAny(reader, 'supervisor') ? reader.force : null
    const { saved } = request.query as { saved?: unknown }
    return views.page(request, reply.code(status), 'cover.njk', {
      ...frame(request, now, '/cover'),
      ...coverPage(report, book, forces, now),
      path: '/cover',
      choices: ownForce === null ? null : coverChoices(book, ownForce, now),
      saved: typeof saved === 'string' && Object.hasOwn(savedWords, saved) ? savedWords[saved] : null,
      errors: errors.list,
      fieldErrors: errors.fields,
      values,
      // A request that failed keeps its id: sent again it is the same one.
      ids: { override: values['overrideId'] || newId(), swap: values['swapId'] || newId() },
    })
  }

  /** POST, then 303; what went wrong comes back with the page and everything that was chosen. */
  const change = (path: string, saved: string, linesOf: (values: FormValues) => Promise<DirectoryLine[]>) =>
    app.post(path, { onRequest: access.requirePerson('supervisor') }, async (request, reply) => {
      const values = formValues(request.body)
      try {
        const lines = await linesOf(values)
        await cover.record(
          readerOf(request),
          lines.map(line => read(DirectoryLine, line)),
        )
        return await reply.redirect(`/cover?saved=${saved}`, 303)
      } catch (error) {
        const shown = shownProblem(error, fieldWords)
        if (shown === null) throw error
        if (isTransient(error)) request.log.warn({ err: error }, 'nothing was recorded')
        return show(request, reply, { ...shown, values })
      }
    })

  app.get('/cover', { onRequest: access.requirePerson('control', 'supervisor') }, (request, reply) =>
    show(request, reply, { status: 200, values: {}, errors: noErrors }),
  )
  change('/cover/overrides', 'override', async values => overrideLines(values, ports.clock()))
  change('/cover/swaps', 'swap', async values => swapLines(values, await cover.book(), ports.clock()))
  change('/cover/withdrawals', 'withdrawn', async values => withdrawalLines(values, await cover.book()))
}
