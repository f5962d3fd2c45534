import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the workspace, found from this file upwards: programs may start anywhere. */
export const projectRoot = (): string => {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'pnpm-workspace.yaml'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('no pnpm-workspace.yaml above the testing package')
    folder = parent
  }
  return folder
}
