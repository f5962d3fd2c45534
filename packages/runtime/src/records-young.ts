import { setFlagsFromString } from 'node:v8'

/**
 * Keeps V8 from making objects in its old space by what survived so far. It does so for the records of a fetch in some processes and
 * not in others, by chance; in those an event costs up to a fifth more to read (ADR-0016). Read by V8 whenever it decides, so it
 * need not stand on the command line.
 */
export const keepRecordsYoung = (): void => setFlagsFromString('--no-allocation-site-pretenuring')
