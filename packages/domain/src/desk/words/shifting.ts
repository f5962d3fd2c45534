import { her, phrase } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** Wording that leaves the task to the person protected, or leaves out who did it. */
export const shifting: readonly Phrase[] = [
  phrase(
    'advised-to-block',
    'SHIFTS_THE_TASK',
    '(?:advised|told|asked) (?:her |him |them |the victim |victim )?to (?:block|avoid|ignore|change (?:her|his|their) (?:number|phone|locks|route|routine)|come off (?:facebook|social media)|stay (?:away|indoors))',
    'say what is done to stop the respondent, and what support the protected person has asked for',
  ),
  phrase(
    'advised-to-call',
    'SHIFTS_THE_TASK',
    '(?:advised|told|asked) (?:her |him |them |the victim |victim )?to (?:call|ring|contact|report)(?: (?:back|999|101|police|us))? if',
    'who checks on them, when; and what is done about the respondent now',
  ),
  phrase(
    'needs-to',
    'SHIFTS_THE_TASK',
    `${her} (?:needs?|must|has|have) to (?:move|leave|engage|take responsibility|protect (?:herself|himself|themselves)|be more careful|keep safe)`,
    'we need to …; name the agency and the date',
  ),
  phrase(
    'keep-herself-safe',
    'SHIFTS_THE_TASK',
    'keep(?:ing)? (?:herself|himself|themselves) safe|(?:her|his|their) own safety|responsib(?:le|ility) for (?:her|his|their) (?:own )?safety',
    'we keep them safe by …',
  ),
  phrase(
    'safety-advice-given',
    'SHIFTS_THE_TASK',
    '(?:safety|safeguarding|crime prevention) advice (?:was )?given',
    'say which protection is in place, by whom, until when',
  ),
  phrase(
    'her-to-decide',
    'SHIFTS_THE_TASK',
    '(?:up to|for) (?:her|the victim|them) to (?:decide|report|prove|enforce|manage)',
    'it is for police to enforce the order',
  ),
  phrase(
    'abusive-relationship',
    'HIDES_THE_PERPETRATOR',
    '(?:in|within) an? (?:abusive|violent) relationship',
    'the respondent is abusive towards them',
  ),
  phrase(
    'was-assaulted',
    'HIDES_THE_PERPETRATOR',
    `${her} (?:got|gets) (?:herself|himself|themselves) (?:assaulted|hurt|attacked|beaten)`,
    'the respondent assaulted them',
  ),
  phrase(
    'incident-occurred',
    'HIDES_THE_PERPETRATOR',
    '(?:an?|the) (?:incident|altercation|breach) (?:occurred|took place|happened)',
    'name who did what',
  ),
  phrase(
    'experienced',
    'HIDES_THE_PERPETRATOR',
    'experienc(?:ed|es|ing) (?:domestic )?(?:abuse|violence)',
    'the respondent abused them; name the act and the actor',
  ),
]
