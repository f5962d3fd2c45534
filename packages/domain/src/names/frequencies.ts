import type { FoldedName } from './fold.ts'

/**
 * Share of people in Great Britain with a name, per 100,000; rounded estimates of our own from common knowledge, good to a factor of
 * two, which is one bit. Replace by a force's own counts where it may use them.
 */
const surnames =
  'smith 1120 jones 850 williams 560 taylor 540 brown 530 davies 430 wilson 430 johnson 370 evans 340 robinson 320 wright 320 thompson 310 walker 310 roberts 310 white 300 khan 300 hughes 220 green 290 hall 280 thomas 290 clarke 280 jackson 270 wood 260 ahmed 260 ali 260 edwards 250 singh 250 kaur 250 patel 250 hussain 250 turner 240 martin 240 harris 240 cooper 230 hill 230 moore 220 ward 210 clark 200 king 200 lewis 200 scott 200 lee 200 begum 200 harrison 190 baker 190 allen 190 morris 190 watson 180 davis 180 parker 180 james 180 young 180 mitchell 180 carter 180 bennett 170 phillips 170 richardson 170 bailey 170 cook 170 shaw 160 miller 160 cox 150 campbell 160 anderson 160 stewart 150 murphy 150 kelly 150 mohammed 150 simpson 140 marshall 140 collins 140 ellis 140 bell 140 murray 130 adams 130 price 130 rogers 120 gray 120 shah 120 bibi 120 wilkinson 120 chapman 120 richards 120 mason 120 webb 120 hunt 120 hussein 60 akhtar 90 miah 80 islam 80 rahman 80 mahmood 70 iqbal 70 malik 80 nguyen 60 kowalski 20 nowak 30 wong 40 chan 40'
const givenNames =
  'david 2200 john 2400 michael 1900 paul 1700 andrew 1500 mark 1400 james 2000 robert 1500 stephen 1100 peter 1100 richard 1000 christopher 1200 daniel 1300 thomas 1300 matthew 1100 anthony 900 william 1300 simon 800 ian 800 kevin 800 gary 700 steven 700 lee 700 martin 700 philip 600 adam 700 jonathan 600 ben 400 benjamin 500 joseph 600 samuel 600 luke 500 ryan 600 craig 500 jason 500 darren 500 stuart 500 alan 700 brian 500 neil 500 graham 400 colin 300 nicholas 500 alexander 500 jack 800 joshua 500 george 600 harry 500 charles 400 liam 400 nathan 400 sean 400 mohammed 900 muhammad 500 mohammad 300 ali 250 ahmed 200 imran 100 susan 1200 sarah 1300 karen 700 margaret 900 julie 700 elizabeth 900 jane 700 emma 900 nicola 600 claire 600 laura 700 rebecca 600 amanda 400 joanne 500 lisa 500 helen 600 michelle 500 samantha 500 angela 500 jennifer 600 mary 900 patricia 600 anne 500 christine 500 rachel 500 katie 400 amy 400 hannah 500 jessica 500 charlotte 500 emily 500 sophie 500 kelly 400 victoria 400 louise 400 tracey 300 sharon 300 alison 300 deborah 300 fatima 100'

const table = (list: string): ReadonlyMap<string, number> => {
  const words = list.split(' ')
  return new Map(words.flatMap((word, i) => (i % 2 === 0 ? [[word, Number(words[i + 1]) / 100_000] as const] : [])))
}

const [families, givens] = [table(surnames), table(givenNames)]

/** What a name that is in neither list is taken to be: about one in 40,000, and one in 4,000. */
const [rareFamily, rareGiven] = [2.5e-5, 2.5e-4]

/** Share of people with this first given and family name, taken as independent. */
export const nameFrequency = ({ given, family }: FoldedName): number => {
  const familyShare = Math.max(0, ...family.map(token => families.get(token) ?? rareFamily)) || rareFamily
  return familyShare * (givens.get(given[0] ?? '') ?? rareGiven)
}
