import { type Command, UsageError } from './command.ts'
import { conditions } from './commands/conditions.ts'
import { directory } from './commands/directory.ts'
import { feed } from './commands/feed.ts'
import { match } from './commands/match.ts'
import { rebuild } from './commands/rebuild.ts'
import { token } from './commands/token.ts'
import { zones } from './commands/zones.ts'

const commands: Readonly<Record<string, Command>> = { conditions, directory, feed, match, rebuild, token, zones }

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
} else if (args.some(wantsHelp)) console.log(`Usage: breach-alerts ${command.usage}\n\n${command.summary}`)
else
  try {
    await command.run(args, {
      env: process.env,
      result: value => process.stdout.write(`${JSON.stringify(value)}\n`),
      say: line => process.stderr.write(`${line}\n`),
    })
  } catch (error) {
    const usage = error instanceof UsageError
    console.error(usage ? `${error.message}\n\nUsage: breach-alerts ${command.usage}` : reasonOf(error))
    process.exitCode = usage ? 2 : 1
  }

/** A refused connection hides its reason one cause down; say it in the person's words. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause as { code?: string } | undefined
  if (cause?.code === 'ECONNREFUSED') return 'Nothing answers there: is the system running (npm start)?'
  return error.message
}
