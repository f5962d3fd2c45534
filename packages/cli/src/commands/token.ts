import { addressesOf } from '../addresses.ts'
import { personToken } from '../api.ts'
import { type Command, UsageError } from '../command.ts'

const people = [
  'control',
  'officer',
  'deputy',
  'supervisor',
  'duty-supervisor',
  'incident-manager',
  'partner',
  'officer-elsewhere',
]

/** Prints the bare token, so that a script can say "$(… token officer)". */
export const token: Command = {
  usage: 'token <person>',
  summary: `Prints the access token of a demo person (${people.join(', ')}) of the running system.`,
  run: async ([person, ...rest], io) => {
    if (person === undefined || rest.length > 0) throw new UsageError('One person must be named.')
    if (!people.includes(person)) throw new UsageError(`The demo people are ${people.join(', ')}.`)
    process.stdout.write(`${await personToken(addressesOf(io.env), person)}\n`)
  },
}
