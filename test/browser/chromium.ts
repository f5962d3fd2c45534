import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const programs = ['chromium', 'chromium-browser', 'google-chrome']

const isProgram = (path: string) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The browser of this machine: nothing is downloaded. @throws Error when there is none on the PATH */
const findChromium = (): string => {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const found = programs.flatMap(program => folders.map(folder => join(folder, program))).find(isProgram)
  if (found === undefined) throw new Error(`none of ${programs.join(', ')} is on the PATH`)
  return found
}

export const openChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      // It talks to the system under test and to nobody else.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
