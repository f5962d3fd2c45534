import { phrase } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** Wording that makes little of what was done. */
export const minimising: readonly Phrase[] = [
  phrase(
    'just-a-domestic',
    'MINIMISES',
    '(?:just|only|another) (?:a )?domestic',
    'a suspected breach of a protective order by …',
  ),
  phrase(
    'minor-breach',
    'MINIMISES',
    '(?:minor|technical|trivial|low[- ]level|petty) (?:breach|matter|incident|contact)',
    'a suspected breach of clause …; every breach is a warning',
  ),
  phrase(
    'only-texts',
    'MINIMISES',
    '(?:just|only|merely) (?:a |some |a few |one )?(?:texts?|calls?|messages?|e-?mails?|drive[- ]by)',
    'the respondent sent … messages between … and …, which the order forbids',
  ),
  phrase(
    'six-of-one',
    'MINIMISES',
    'six of one|as bad as each other|both (?:parties )?(?:as bad|at fault|to blame)|mutual(?:ly)? abus(?:e|ive)',
    'who holds power and who is afraid? Name the main perpetrator',
  ),
  phrase(
    'argument',
    'MINIMISES',
    '(?:lovers?|domestic|heated|volatile|verbal) (?:tiff|argument|dispute|row)',
    'the respondent shouted / threatened / hit …; use the words of the act',
  ),
  phrase(
    'volatile',
    'MINIMISES',
    '(?:volatile|toxic|stormy|tempestuous|turbulent) relationship',
    'the respondent abuses them; describe the pattern',
  ),
  phrase(
    'out-of-character',
    'MINIMISES',
    '(?:out of character|isolated incident|one[- ]off|lost (?:his|her|their) temper|snapped|crime of passion)',
    'describe the act, and the history that goes with it',
  ),
  phrase(
    'good-father',
    'MINIMISES',
    '(?:good|great|doting) (?:father|dad|parent)',
    'leave it out, or say what the children saw',
  ),
]
