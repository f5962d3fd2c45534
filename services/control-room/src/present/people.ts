import { forceName } from './forces.ts'

/** Who did something, in words: an officerId, a person's subject, or `service:<name>`. */
export const whoWords = (by: string): string => {
  if (by.startsWith('service:')) return 'Breach Alerts'
  const officer = /^(\d{2}):([A-Z]{0,3}\d{1,6})$/u.exec(by)
  if (officer?.[1] && officer[2]) return `Officer ${officer[2]}, ${forceName(officer[1])}`
  return by
}

/** `officer:13:4471`, `force:13`, `partner:prt_demo` in words. */
export const recipientWords = (to: string): string => {
  const colon = to.indexOf(':')
  const kind = to.slice(0, colon)
  const id = to.slice(colon + 1)
  if (kind === 'officer') return whoWords(id)
  if (kind === 'force') return id === '' || id === 'null' ? 'Control room' : `Control room, ${forceName(id.split(':')[0] ?? id)}`
  if (kind === 'partner') return `Partner ${id}`
  return to
}
