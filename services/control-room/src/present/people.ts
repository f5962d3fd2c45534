import { forceName } from './forces.ts'
import { plainCode } from './words.ts'

/** Who did something, in words: an officerId, a person's subject, or `service:<name>`. */
export const whoWords = (by: string): string => {
  if (by.startsWith('service:')) return 'Breach Alerts'
  const officer = /^(\d{2}):([A-Z]{0,3}\d{1,6})$/u.exec(by)
  if (officer?.[1] && officer[2]) return `Officer ${officer[2]}, ${forceName(officer[1])}`
  return by
}

/** `officer:13:4471`, `force:13`, `force:13/UNIT_SUPERVISOR`, `force:-` (nobody's order), `partner:prt_demo` in words. */
export const recipientWords = (to: string): string => {
  const colon = to.indexOf(':')
  const [kind, id] = [to.slice(0, colon), to.slice(colon + 1)]
  if (kind === 'officer') return whoWords(id)
  if (kind === 'partner') return `Partner ${id}`
  if (kind !== 'force') return to
  const [code = '-', desk] = id.split('/')
  const who = desk === undefined ? 'Control room' : plainCode(desk)
  return code === '-' ? who : `${who}, ${forceName(code)}`
}
