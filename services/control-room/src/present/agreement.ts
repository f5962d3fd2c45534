import type { Evidence } from '@breach-alerts/contracts'
import { plainCode } from './words.ts'

const agreementTable: Readonly<Record<string, string>> = {
  EXACT: 'The same',
  SAME: 'The same',
  UPRN: 'Same address',
  ADDRESS: 'Same address',
  'place:NEAR': 'At or beside it',
  MAY_BE_NEAR: 'Perhaps at or beside it',
  SAME_OUTCODE: 'Same postal district',
  VARIANT: 'A form of the same name',
  SHORT: 'The same, further given names apart',
  SPELLED: 'The same, spelled otherwise',
  INITIAL: 'Family name and first letter',
  SUBSET: 'The same as far as given',
  CLOSE: 'Spelled almost the same',
  'name:NEAR': 'Sounds alike',
  FAMILY: 'Family name only',
  GIVEN: 'Given name only',
  SINGLE: 'The same, one name only',
  PARTIAL: 'In part',
  AGREE: 'The same as far as known',
  SWAPPED: 'Day and month swapped',
  ONE_DIGIT: 'One digit different',
  TWO_OF_THREE: 'Two of three parts',
  'dateOfBirth:NEAR': 'A few years apart',
  MISREAD: 'One character easily misread',
  NOT_USED: 'Not written as such a number is: not used',
  AGE_IN: 'Age fits',
  AGE_OUT: 'Age does not fit',
  REPORTED: 'Reported',
  DOUBTED: 'Not to be relied on',
  'role:REPORTED': 'A protected person',
  OTHER_PERSON: 'Somebody else',
  NOT_ON_ORDER: 'Not known to the order',
  LEAD: 'Well behind',
  NO_LEAD: 'Almost as good',
  'prior:NONE': 'Before anything was compared',
  'prior:WEAK': 'Somebody of the name of the protected person is in it',
  'prior:PERHAPS': 'It may be at the address of the protected person',
  'prior:STRONG': 'The protected person or their address is in it',
}

/** A runner-up who fits better is not "almost as good". */
const rivalWords = ({ field, leadBits }: Evidence): string | undefined =>
  field !== 'runnerUp' || typeof leadBits !== 'number' || leadBits > 0
    ? undefined
    : leadBits < 0
      ? 'Better than this one'
      : 'As good'

/** How far the two sides agree, in words; a code that nobody wrote words for is made readable. */
export const agreementWords = (evidence: Evidence): string => {
  const { field, agreement } = evidence
  return (
    rivalWords(evidence) ?? agreementTable[`${field}:${agreement}`] ?? agreementTable[agreement] ?? plainCode(agreement)
  )
}
