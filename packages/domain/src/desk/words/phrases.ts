/** What a phrase does to the person who was harmed. */
export type PhraseKind = 'BLAMES' | 'DOUBTS' | 'MINIMISES' | 'SHIFTS_THE_TASK' | 'HIDES_THE_PERPETRATOR'

export type Phrase = {
  readonly id: string
  readonly kind: PhraseKind
  readonly pattern: RegExp
  readonly instead: string
}

/** Not "he": in a note that is mostly the person who breached, of whom none of this may be said to be wrong. */
const her = '(?:she|(?:the )?victim|vic|complainant|ip|(?:the )?aggrieved|mrs|ms|miss)'
const phrase = (id: string, kind: PhraseKind, source: string, instead: string): Phrase => ({
  id,
  kind,
  pattern: new RegExp(`\\b(?:${source})\\b`, 'giu'),
  instead,
})

export const phrasesVersion = '2026-11-23'

/**
 * Wording that puts the risk, or the blame, on the person protected, with wording that keeps it on the person who breached.
 * A hint, never a block. Source: domain.md §8 (23, 24), the briefing's quotation "difficult person to protect … refused to relocate".
 */
export const phrases: readonly Phrase[] = [
  // Blames
  phrase(
    'difficult-to-protect',
    'BLAMES',
    '(?:difficult|hard|impossible) (?:person )?to protect',
    'say what he does that makes protection hard, and what we will do',
  ),
  phrase(
    'refused-to-relocate',
    'BLAMES',
    '(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)|unwilling) to (?:relocate|move(?: away| out)?|leave (?:the )?(?:area|home))',
    'she wishes to stay at home; what stops him from coming there?',
  ),
  phrase(
    'refused-refuge',
    'BLAMES',
    '(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)|turned down) (?:a |to (?:go|move) to )?(?:a )?refuge',
    'a refuge was not right for her; say why, and what is offered instead',
  ),
  phrase(
    'failed-to-engage',
    'BLAMES',
    'fail(?:ed|s|ing)? to engage',
    'we have not yet found a safe way to reach her; next attempt by … on …',
  ),
  phrase(
    'does-not-engage',
    'BLAMES',
    "(?:did not|didn'?t|does not|doesn'?t|will not|won'?t|would not|not) (?:engage|engaging)",
    'she has not been in touch; say which ways were tried and what else may be safe',
  ),
  phrase(
    'declined-to-engage',
    'BLAMES',
    '(?:declin(?:ed|es)|refus(?:ed|es)|reluctant) to engage',
    'she has chosen not to speak to us now; her reasons are …; next contact on …',
  ),
  phrase(
    'non-engagement',
    'BLAMES',
    'non[- ]engag(?:ement|ing)|disengag(?:ed|ement|ing)',
    'contact was lost; say what we did and will do to make contact safe',
  ),
  phrase(
    'uncooperative',
    'BLAMES',
    "(?:un|non[- ]|not )co-?operat(?:ive|ing)|won'?t co-?operate|refus(?:ed|es) to co-?operate",
    'she did not support this step; what else proves the breach?',
  ),
  phrase(
    'hostile',
    'BLAMES',
    `${her} (?:is|was|became) (?:hostile|difficult|obstructive|aggressive towards (?:police|officers))`,
    'describe what was said and what she may fear',
  ),
  phrase(
    'refused-statement',
    'BLAMES',
    '(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)) to (?:make|give|provide) a (?:statement|complaint)',
    'no statement at this time; other evidence: body-worn video, 999 call, tag report',
  ),
  phrase(
    'will-not-support',
    'BLAMES',
    "(?:will not|won'?t|would not|refus(?:ed|es) to|unwilling to) support (?:a |the |any )?(?:prosecution|police|investigation|charge)",
    'a prosecution without her evidence is being considered',
  ),
  phrase(
    'withdrew',
    'BLAMES',
    '(?:has )?(?:withdrew|withdrawn|retracted) (?:her|his|their|the) (?:complaint|support|statement|allegation)',
    'ask what made her withdraw, and whether he is behind it',
  ),
  phrase(
    'provoked',
    'BLAMES',
    'provok(?:ed|es|ing) (?:him|her|them|the (?:suspect|respondent))|provocation',
    'he chose to …; describe his act',
  ),
  phrase('wound-up', 'BLAMES', `${her} (?:wound|winds) (?:him|her|them) up`, 'he chose to …; describe his act'),
  phrase(
    'initiated-contact',
    'BLAMES',
    `${her} (?:initiated|instigated|started|made) (?:the )?contact|victim[- ]initiated contact`,
    'only he is bound by the order; he replied or came, which is the suspected breach',
  ),
  phrase(
    'invited-him',
    'BLAMES',
    '(?:invited|let|allowed|took) (?:him|her|them|the (?:suspect|respondent)) (?:in|back|round|over|into)',
    'he went to the address although the order forbids it',
  ),
  phrase(
    'allowed-contact',
    'BLAMES',
    '(?:allow(?:ed|s|ing)?|permit(?:ted|s|ting)?) (?:the )?contact',
    'he made contact, which the order forbids',
  ),
  phrase(
    'breached-herself',
    'BLAMES',
    `${her} (?:has |had )?(?:also )?breached`,
    'the order binds the respondent only; she cannot breach it',
  ),
  phrase(
    'keeps-going-back',
    'BLAMES',
    '(?:keeps|kept) (?:going|taking (?:him|her|them)) back',
    'he goes on controlling her; consider coercive control',
  ),
  phrase(
    'returned-to-him',
    'BLAMES',
    `${her} (?:has |had )?(?:gone back|went back|returned|chose to return) to (?:him|her|them|the (?:suspect|perpetrator|respondent))`,
    'contact has resumed; look for pressure or threats by him',
  ),
  phrase(
    'chose-to-stay',
    'BLAMES',
    '(?:chose|chooses|choosing|decided) to (?:stay|remain)',
    'say what makes leaving unsafe, and what we do about him',
  ),
  phrase(
    'why-not-leave',
    'BLAMES',
    "why (?:did not|didn'?t|does not|doesn'?t) (?:she|he|they) (?:just )?leave",
    'ask why he does not stop',
  ),
  phrase(
    'put-herself',
    'BLAMES',
    '(?:put|puts|putting|places|placed|placing) (?:herself|himself|themselves) (?:at risk|in danger|in (?:that|this|a vulnerable) (?:position|situation))',
    'he is the risk; describe what he did',
  ),
  phrase(
    'own-risk',
    'BLAMES',
    '(?:at|accepts?|accepted) (?:her|his|their) own risk',
    'the risk is his behaviour; record what we do about it',
  ),
  phrase(
    'risky-lifestyle',
    'BLAMES',
    '(?:risky|chaotic|promiscuous) (?:lifestyle|behaviou?r)|lifestyle choices?',
    'describe the circumstances that he takes advantage of',
  ),
  phrase(
    'was-drunk',
    'BLAMES',
    `${her} (?:had been|was|were) (?:drinking|drunk|intoxicated|under the influence)`,
    'note it only if it bears on her care; he is responsible for what he did',
  ),
  phrase('asking-for-it', 'BLAMES', 'ask(?:ed|ing|s) for it', 'describe his act'),
  phrase(
    'should-have',
    'BLAMES',
    `${her} (?:should|could|ought to) have (?:known|called|rung|reported|left|avoided|blocked|locked)`,
    'say what he did and what we can change',
  ),
  phrase(
    'failed-to-report',
    'BLAMES',
    `fail(?:ed|s) to (?:report|disclose|tell (?:us|police)|call)|(?:delay|delayed) in reporting`,
    'reported on …; late reporting is usual and has reasons',
  ),
  phrase(
    'failed-to-protect',
    'BLAMES',
    'fail(?:ed|s|ing|ure)? to protect (?:the |her |his |their )?child(?:ren)?',
    'he harmed or frightened the children; say how she is protecting them',
  ),
  phrase(
    'bad-choices',
    'BLAMES',
    '(?:poor|bad|unwise|wrong) (?:life )?(?:choices?|decisions?) (?:in|of|about) (?:men|partners?|relationships?)|(?:poor|bad) (?:life )?choices',
    'he sought her out; describe his pattern',
  ),
  phrase(
    'attracts',
    'BLAMES',
    'attracts? (?:abusive|violent|bad) (?:men|partners?)',
    'abusive men target; describe his pattern',
  ),
  // Doubts
  phrase('claims', 'DOUBTS', `${her} (?:claims|claimed|alleges|maintains)`, '"she said" or "she reported"'),
  phrase(
    'so-called-victim',
    'DOUBTS',
    '(?:so[- ]called|alleged|supposed|self[- ]styled) victim',
    '"the victim", or her relation to him',
  ),
  phrase(
    'cried-wolf',
    'DOUBTS',
    '(?:cr(?:y|ies|ied|ying) wolf|boy who cried wolf)',
    'earlier reports: say what was found each time',
  ),
  phrase('attention', 'DOUBTS', 'attention[- ]seek(?:ing|er)', 'describe what she asks for and what she needs'),
  phrase(
    'exaggerating',
    'DOUBTS',
    '(?:exaggerat(?:es?|ed|ing)|over-?react(?:s|ed|ing)?|dramatic|hysterical)',
    'describe what was said and the effect on her',
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
    'people react in many ways; record her words',
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
  // Minimises
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
    'he sent … messages between … and …, which the order forbids',
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
    'he shouted / threatened / hit …; use the words of the act',
  ),
  phrase(
    'volatile',
    'MINIMISES',
    '(?:volatile|toxic|stormy|tempestuous|turbulent) relationship',
    'he abuses her; describe the pattern',
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
  // Shifts the task
  phrase(
    'advised-to-block',
    'SHIFTS_THE_TASK',
    '(?:advised|told|asked) (?:her |him |them |the victim |victim )?to (?:block|avoid|ignore|change (?:her|his|their) (?:number|phone|locks|route|routine)|come off (?:facebook|social media)|stay (?:away|indoors))',
    'say what is done to stop him, and what support she has asked for',
  ),
  phrase(
    'advised-to-call',
    'SHIFTS_THE_TASK',
    '(?:advised|told|asked) (?:her |him |them |the victim |victim )?to (?:call|ring|contact|report)(?: (?:back|999|101|police|us))? if',
    'who checks on her, when; and what is done about him now',
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
    'we keep her safe by …',
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
  // Hides the perpetrator
  phrase(
    'abusive-relationship',
    'HIDES_THE_PERPETRATOR',
    '(?:in|within) an? (?:abusive|violent) relationship',
    'he is abusive towards her',
  ),
  phrase(
    'was-assaulted',
    'HIDES_THE_PERPETRATOR',
    `${her} (?:got|gets) (?:herself|himself|themselves) (?:assaulted|hurt|attacked|beaten)`,
    'he assaulted her',
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
    'he abused her; name the act and the actor',
  ),
]
