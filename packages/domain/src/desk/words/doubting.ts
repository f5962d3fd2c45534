import { her, phrase } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** Wording that treats the word of the person protected as worth less. */
export const doubting: readonly Phrase[] = [
  phrase('claims', 'DOUBTS', `${her} (?:claims|claimed|alleges|maintains)`, '"said" or "reported"'),
  phrase(
    'so-called-victim',
    'DOUBTS',
    '(?:so[- ]called|alleged|supposed|self[- ]styled) victim',
    '"the victim", or their relation to the respondent',
  ),
  phrase(
    'cried-wolf',
    'DOUBTS',
    '(?:cr(?:y|ies|ied|ying) wolf|boy who cried wolf)',
    'earlier reports: say what was found each time',
  ),
  phrase('attention', 'DOUBTS', 'attention[- ]seek(?:ing|er)', 'describe what they ask for and what they need'),
  phrase(
    'exaggerating',
    'DOUBTS',
    '(?:exaggerat(?:es?|ed|ing)|over-?react(?:s|ed|ing)?|dramatic|hysterical)',
    'describe what was said and the effect on them',
  ),
  phrase(
    'not-credible',
    'DOUBTS',
    '(?:not|isn.t|wasn.t|lacks?) (?:a )?credib(?:le|ility)(?: witness)?|unreliable (?:witness|victim|complainant)',
    'say which point needs support, and where it may be found',
  ),
  phrase(
    'inconsistent',
    'DOUBTS',
    '(?:inconsistent|changed?s? (?:her|his|their) story|keeps changing)',
    'trauma affects memory; list what is certain and what is to be clarified',
  ),
  phrase(
    'no-injuries',
    'DOUBTS',
    'no (?:visible )?(?:injur(?:y|ies)|marks)(?: so|,)',
    'no injury was seen; strangulation and coercion leave none',
  ),
  phrase(
    'calm',
    'DOUBTS',
    `${her} (?:did not|didn'?t|does not) (?:seem|appear|look) (?:upset|scared|frightened|distressed|like a victim)`,
    'people react in many ways; record their words',
  ),
  phrase(
    'vindictive',
    'DOUBTS',
    '(?:vindictive|bitter|scorned|out for revenge|tit[- ]for[- ]tat|malicious (?:call|report|complaint)s?)',
    'record what was reported and what proves or disproves it',
  ),
  phrase(
    'custody-motive',
    'DOUBTS',
    '(?:using|uses|used) (?:this|it|the order|police) (?:to|for) (?:get|gain|win)? ?(?:custody|contact|child arrangements|housing)',
    'record the report on its merits',
  ),
]
