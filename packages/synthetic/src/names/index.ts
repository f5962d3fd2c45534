import { arabic } from './arabic.ts'
import { british } from './british.ts'
import { irish, welsh } from './irish-welsh.ts'
import { polish } from './polish.ts'
import { gujarati, punjabiMuslim, sikh } from './south-asian.ts'
import type { Culture, NameTable } from './table.ts'
import { westAfrican } from './west-african.ts'

/** Communities of each culture, each as likely as the others. */
export type NameTables = Readonly<Record<Culture, readonly NameTable[]>>

export const bundledNames: NameTables = {
  WHITE_BRITISH: [british],
  SOUTH_ASIAN: [punjabiMuslim, sikh, gujarati],
  ARABIC: [arabic],
  POLISH: [polish],
  WEST_AFRICAN: [westAfrican],
  IRISH_WELSH: [irish, welsh],
}
