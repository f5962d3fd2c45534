/** What the outcomes that may close an alert are called. Sources: contracts.md §3 "Closing", domain.md §5. */
const labels: ReadonlyMap<string, string> = new Map([
  ['1', '1: Charged or summonsed'],
  ['1A', '1A: Charged with an alternative offence'],
  ['2', '2: Caution (youth)'],
  ['3', '3: Caution (adult)'],
  ['4', '4: Taken into consideration'],
  ['5', '5: The suspect has died'],
  ['8', '8: Community resolution'],
  ['9', '9: Not in the public interest (CPS)'],
  ['10', '10: Not in the public interest (police)'],
  ['11', '11: Prosecution prevented, suspect under age'],
  ['12', '12: Prosecution prevented, suspect too ill'],
  ['13', '13: Prosecution prevented, victim or key witness dead or too ill'],
  ['14', '14: No suspect identified, victim does not support further action'],
  ['15', '15: Suspect identified, victim supports, evidential difficulties'],
  ['16', '16: Suspect identified, victim does not support further action'],
  ['17', '17: Time limit expired'],
  ['18', '18: Investigation complete, no suspect identified'],
  ['20', '20: Action by another agency'],
  ['21', '21: Not in the public interest to investigate further (police)'],
  ['22', '22: Diversionary activity'],
  ['CONTEMPT', 'Contempt of court instead of prosecution'],
  ['COURT_PROVED', 'Proved at court'],
  ['COURT_NOT_PROVED', 'Not proved at court'],
  ['FINED', 'Fined'],
  ['COMMITTED', 'Committed to custody'],
  ['WITHDRAWN', 'Withdrawn'],
  ['NO_POWER', 'No power to act'],
  ['NO_ACTION', 'No action, as on the record'],
])

/** An outcome in words; a code nobody wrote words for stands for itself. */
export const outcomeWords = (code: string): string => labels.get(code) ?? code

/** @param codes that this alert may close with now; one without words is offered by its code */
export const outcomeChoices = (codes: readonly string[]): readonly { value: string; text: string }[] =>
  codes.map(value => ({ value, text: outcomeWords(value) }))
