import { readFile, writeFile } from 'node:fs/promises'
import { fieldErrors, parseStrictJson } from '@breach-alerts/contracts'
import { Model } from '@breach-alerts/domain'

/** Thrown when a file of weights cannot be used; names every bad field and no value. */
export class BadModel extends Error {
  override readonly name = 'BadModel'
}

/** Reads the weights that `--model` names. @throws BadModel; whatever opening the file throws */
export const readModel = async (file: string): Promise<Model> => {
  const json = parseStrictJson(await readFile(file))
  if (!json.ok) throw new BadModel(`${file} is not a model: it ${json.message}.`)
  const result = Model.safeParse(json.value)
  if (result.success) return result.data
  const faults = fieldErrors(result.error).map(({ pointer, message }) => `  ${pointer} ${message}`)
  throw new BadModel([`${file} is not a model:`, ...faults].join('\n'))
}

/** Never over another: a version is locked once it is written. @throws when the file is there */
export const writeModel = async (file: string, model: Model): Promise<void> =>
  writeFile(file, `${JSON.stringify(model, null, 2)}\n`, { flag: 'wx' })
