import { type Command, UsageError } from './command.ts'
import { conditions } from './commands/conditions.ts'
import { directory } from './commands/directory.ts'
import { feed } from './commands/feed.ts'
import { match } from './commands/match.ts'
import { model } from './commands/model.ts'
import { rebuild } from './commands/rebuild.ts'
import { synth } from './commands/synth.ts'
import { token } from './commands/token.ts'
import { zones } from './commands/zones.ts'
import { jsonLines } from './output.ts'

const commands: Readonly<Record<string, Command>> = {
  conditions,
  directory,
  feed,
  match,
  model,
  rebuild,
  synth,
  token,
  zones,
}

const help = () =>
  [
    'Usage: breach-alerts <command>',
    '',
    ...Object.values(commands).map(({ usage, summary }) => `  ${usage}\n      ${summary}`),
  ].join('\n')

const [name, ...args] = process.argv.slice(2)
const command = commands[name ?? '']
const wantsHelp = (word: string | undefined) => word === '--help' || word === 'help'

if (wantsHelp(name)) console.log(help())
else if (!command) {
  console.error(`${name === undefined ? 'No command was given' : 'That is not a command'}.\n\n${help()}`)
  process.exitCode = 2
} else if (args.some(wantsHelp)) console.log(helpOf(command))
else {
  // Whoever reads has read enough (`| head`): not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  const output = jsonLines(process.stdout)
  try {
    await command.run(args, {
      env: process.env,
      result: output.write,
      drained: output.drained,
      say: line => process.stderr.write(`${line}\n`),
    })
  } catch (error) {
    const usage = error instanceof UsageError
    console.error(usage ? `${error.message}\n\nUsage: breach-alerts ${command.usage}` : reasonOf(error))
    process.exitCode = usage ? 2 : 1
  }
  await output.end()
}

function helpOf({ usage, summary, details }: Command): string {
  return [`Usage: breach-alerts ${usage}`, summary, ...(details === undefined ? [] : [details])].join('\n\n')
}

/** A refused connection hides its reason one cause down; say it in the person's words. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause as { code?: string } | undefined
  if (cause?.code === 'ECONNREFUSED') return 'Nothing answers there: is the system running (npm start)?'
  return error.message
}
