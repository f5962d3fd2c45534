import { fieldErrors } from '@breach-alerts/contracts'
import { z } from 'zod'

/** Thrown at start when settings are missing or wrong. Names every bad variable, never a value. */
export class ConfigInvalid extends Error {
  readonly code = 'CONFIG_INVALID'
  readonly variables: readonly string[]
  constructor(problems: readonly { name: string; problem: string }[]) {
    super(`settings are not usable: ${problems.map(({ name, problem }) => `${name} ${problem}`).join('; ')}`)
    this.name = 'ConfigInvalid'
    this.variables = problems.map(({ name }) => name)
  }
}

/**
 * Reads settings from the environment, once. An empty variable counts as absent.
 *
 * @throws ConfigInvalid with every bad variable by name
 */
export const loadConfig = <S extends z.ZodType>(
  schema: S,
  env: Readonly<Record<string, string | undefined>>,
): z.output<S> => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new ConfigInvalid(
    fieldErrors(result.error).map(({ pointer, message }) => ({ name: pointer.slice(1) || '(all)', problem: message })),
  )
}

/** A list of addresses, `host:port,host:port`. */
export const addressList = z
  .string()
  .transform(list =>
    list
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== ''),
  )
  .refine(list => list.length > 0, 'must name at least one address')

export const milliseconds = z.coerce.number({ error: 'must be a number of milliseconds' }).int().positive()
export const port = z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535)

/** What every process has in common. 0 as HEALTH_PORT takes a free port and logs it. */
export const PlatformConfig = z.object({
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  HEALTH_PORT: port.default(8070),
  HEALTH_HOST: z.string().default('0.0.0.0'),
  SERVICE_VERSION: z.string().default('dev'),
  DEPLOYMENT: z.string().default('local'),
})
export type PlatformConfig = z.infer<typeof PlatformConfig>
