import type { Culture } from './names/table.ts'
import type { Random } from './random.ts'

/** Short and familiar forms as they are heard in Britain; drawn up for this generator, apart from the table that matching uses. */
const familiar: ReadonlyMap<string, readonly string[]> = new Map(
  `David Dave Davey; Paul Paulie; John Johnny Jack; Andrew Andy Drew; James Jim Jimmy Jamie; Michael Mike Mick Mikey; Stephen Steve Ste;
  Steven Steve; Robert Rob Bob Bobby; Richard Rich Rick Dick; Daniel Dan Danny; Christopher Chris Kit; Matthew Matt; Thomas Tom Tommy;
  Peter Pete; Anthony Tony Ant; Kevin Kev; Gary Gaz; Jonathan Jon; Benjamin Ben; Joseph Joe Joey; Joshua Josh; Philip Phil; Martin Marty;
  Samuel Sam; William Will Bill Billy; Graham Gray; Stuart Stu; Nicholas Nick; Darren Daz; Jason Jay; Nathan Nate; Alexander Alex Sandy Xander;
  Edward Ed Eddie Ted; Terence Terry; Derek Del; Raymond Ray; Gareth Gaz Gary; Harry Haz; Charles Charlie Chaz; Oliver Olly; Barry Baz;
  Ronald Ron Ronnie; Frederick Fred Freddie; Leonard Len Lenny; Trevor Trev; Susan Sue Susie; Karen Kaz; Nicola Nicky Nikki; Julie Jules;
  Jacqueline Jackie; Samantha Sam Sammy; Rebecca Becky Bex; Michelle Shell; Victoria Vicky Tori; Charlotte Charlie Lottie; Sharon Shaz;
  Elizabeth Liz Beth Lizzie Betty; Amanda Mandy; Rachel Rach; Jessica Jess; Christine Chris Chrissie; Jennifer Jen Jenny; Katherine Kate Kathy;
  Deborah Debbie Deb; Alison Ali; Joanne Jo; Tracey Trace; Natalie Nat; Stephanie Steph; Danielle Dani; Angela Ange Angie; Margaret Maggie Peggy;
  Catherine Cathy Kate; Patricia Pat Trish; Sandra Sandy; Theresa Terri Tess; Pamela Pam; Georgina Georgie; Philippa Pippa; Frances Fran;
  Eleanor Ellie Nell; Bethany Beth; Abigail Abby; Melanie Mel; Mohammed Mo; Mohamed Mo; Imran Immy; Jaswinder Jas Jassi; Harpreet Harry Preet;
  Gurpreet Gary Preet; Balwinder Bal Bally; Manjit Manny; Manpreet Mandy; Kulwinder Kully; Sukhdev Sukh; Rajinder Raj; Rajesh Raj; Sanjay Sunny;
  Amarjit Amar; Piotr Piotrek; Krzysztof Krzysiek Chris; Tomasz Tomek; Paweł Pawełek; Katarzyna Kasia; Małgorzata Gosia; Aleksandra Ola;
  Agnieszka Aga; Magdalena Magda; Joanna Asia; Wojciech Wojtek; Grzegorz Grzesiek; Zbigniew Zbyszek; Andrzej Andrew; Michał Michael; Marcin Martin;
  Oluwaseun Seun; Babatunde Tunde; Olufemi Femi; Chukwuemeka Emeka; Oluwatobi Tobi; Damilola Dami; Ifeanyi Ify; Temitope Temi Tope;
  Oluwakemi Kemi; Funmilayo Funmi; Chinedu Nedu; Titilayo Titi; Patrick Pat Paddy; Michael Mick; Brendan Bren; Siobhán Shiv; Kathleen Kath;
  Bernadette Bernie; Bridget Bridie; Gerard Ger Gerry; Eamonn Ned; Ieuan Ieu; Dafydd Dai; Rhiannon Rhi; Gwenllian Gwen; Angharad Haz; Tomos Tom`
    .split(';')
    .map(line => line.trim().split(/\s+/u))
    .map(([name, ...forms]) => [name!, forms] as const),
)

export const familiarForm = (random: Random, name: string): string | null => {
  const forms = familiar.get(name)
  return forms ? random.pick(forms) : null
}

type Rule = readonly [RegExp, string]
const muslim: readonly Rule[] = [
  [/^Moh?ammed$/u, 'Muhammad'],
  [/^Moh?am[me]*d$/u, 'Mohammad'],
  [/^Mohammed$/u, 'Md'],
  [/ssain$/u, 'ssein'],
  [/^Ahmed$/u, 'Ahmad'],
  [/^Youssef$/u, 'Yusuf'],
  [/ss/u, 's'],
  [/ee/u, 'i'],
  [/ou/u, 'u'],
  [/q/iu, 'k'],
  [/^Al-/u, 'Al '],
  [/^El-/u, 'Al-'],
  [/^Abdul/u, 'Abdel'],
  [/kh/u, 'k'],
  [/dd/u, 'd'],
  [/ch/u, 'tch'],
]

/** Ways in which names of other languages reach an English form. One that applies is taken. */
const rules: Readonly<Record<Culture, readonly Rule[]>> = {
  WHITE_BRITISH: [],
  SOUTH_ASIAN: [
    ...muslim,
    [/inder/u, 'indar'],
    [/preet/u, 'prit'],
    [/jit$/u, 'jeet'],
    [/w/u, 'v'],
    [/esh$/u, 'eesh'],
    [/dh/u, 'd'],
  ],
  ARABIC: muslim,
  POLISH: [
    [/^Wojciech$/u, 'Wojtech'],
    [/^Krzysztof$/u, 'Kristof'],
    [/ł/u, 'l'],
    [/sz/iu, 'sh'],
    [/cz/u, 'ch'],
    [/w/u, 'v'],
    [/ski$/u, 'sky'],
    [/ska$/u, 'ski'],
    [/ó/u, 'u'],
  ],
  WEST_AFRICAN: [
    [/^Olu/u, 'Ol'],
    [/chukwu/iu, 'chuku'],
    [/kw/u, 'qu'],
    [/ou/u, 'u'],
    [/ye/u, 'e'],
    [/^Oluwa/u, ''],
    [/dj?ia/u, 'ja'],
    [/nn/u, 'n'],
  ],
  IRISH_WELSH: [
    [/^Seán$/u, 'Shaun'],
    [/^Siobhán$/u, 'Shevaun'],
    [/^Niamh$/u, 'Neve'],
    [/^Eoin$/u, 'Owen'],
    [/^Rhys$/u, 'Reece'],
    [/^Siân$/u, 'Sian'],
    [/^O’/u, 'O '],
    [/^O’/u, 'O'],
    [/^Mc/u, 'Mac'],
    [/ffi/u, 'fi'],
    [/^Catrin$/u, 'Katrin'],
    [/^Caoimhe$/u, 'Keeva'],
  ],
}

/** The name as somebody else would spell it; null: it has no other spelling. */
export const otherSpelling = (random: Random, name: string, culture: Culture): string | null => {
  const fitting = rules[culture].filter(([pattern]) => pattern.test(name))
  if (fitting.length > 0) {
    const [pattern, replacement] = random.pick(fitting)
    const made = name.replace(pattern, replacement)
    return made[0]!.toUpperCase() + made.slice(1)
  }
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('’', '')
  return plain === name ? null : plain
}

const beside: Readonly<Record<string, string>> = {
  a: 's', b: 'v', c: 'x', d: 's', e: 'r', f: 'g', g: 'h', h: 'j', i: 'o', j: 'k', k: 'l', l: 'k', m: 'n',
  n: 'm', o: 'p', p: 'o', q: 'w', r: 't', s: 'd', t: 'y', u: 'i', v: 'b', w: 'e', x: 'c', y: 'u', z: 'x',
} // prettier-ignore

/** One slip of the fingers: a letter left out, twice, its neighbour instead, or two the wrong way round. */
export const slipped = (random: Random, text: string): string => {
  if (text.length < 3) return text
  const at = random.between(1, text.length - 2)
  const [before, letter, after] = [text.slice(0, at), text[at]!, text.slice(at + 1)]
  return random.pick([
    before + after,
    before + letter + letter + after,
    before + (beside[letter] ?? letter) + after,
    before + after[0]! + letter + after.slice(1),
  ])
}
