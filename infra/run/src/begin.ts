import { createServer } from 'node:net'
import { type RunOptions, runOptions } from './options.ts'

/** Thrown for what the person who starts it can put right; the message is for them. */
export class CannotBegin extends Error {
  override readonly name = 'CannotBegin'
}

const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(true) : reject(error),
    )
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)))
  })

/**
 * Reads the options of a start and looks whether it can have its ports, before anything is started.
 *
 * @param clear ends what an earlier start has left, which may hold the ports
 * @throws CannotBegin
 */
export const begin = async (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  clear: (options: RunOptions) => Promise<unknown>,
): Promise<RunOptions> => {
  let options: RunOptions
  try {
    options = runOptions(args, env)
  } catch (error) {
    const { message } = error as Error
    throw new CannotBegin(`${message}\n\nOptions, after "--": --no-demo, --data DIR`, { cause: error })
  }
  await clear(options)
  for (const [name, port] of Object.entries(options.ports))
    if (await isTaken(port))
      throw new CannotBegin(`Port ${port} is taken by another program. Set ${name} to another one.`)
  return options
}

/** Says what the person can put right, and ends with the status of wrong usage. @throws anything else */
export const endOnRefusal = (error: unknown): never => {
  if (!(error instanceof CannotBegin)) throw error
  console.error(error.message)
  process.exit(2)
}
