import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadConfig, port } from '@breach-alerts/runtime'
import { z } from 'zod'
import { RetentionConfig } from './retention.ts'

const Ports = z.object({
  INTAKE_PORT: port.default(8090),
  CONTROL_ROOM_PORT: port.default(8080),
  IDENTITY_PORT: port.default(8081),
  SNS_PORT: port.default(4566),
})

const Settings = Ports.extend({
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('warn'),
  DESK_POLICY_FILE: z.string().optional(),
})

export type RunOptions = {
  demo: boolean
  /** Absolute path of the folder that everything is kept in. */
  dataDir: string
  ports: z.output<typeof Ports>
  logLevel: string
  /** The rules and the ladder that the desk begins with; undefined: the built-in ones. A relative path starts where the user stands. */
  policyFile: string | undefined
  retention: z.output<typeof RetentionConfig>
}

/** What `npm start -- [--no-demo] [--data DIR]` may say. @throws Error in plain words for anything else */
export const runOptions = (args: readonly string[], env: NodeJS.ProcessEnv): RunOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: { 'no-demo': { type: 'boolean', default: false }, data: { type: 'string', default: 'data' } },
  })
  const { LOG_LEVEL: logLevel, DESK_POLICY_FILE: policyFile, ...ports } = loadConfig(Settings, env)
  return {
    demo: !values['no-demo'],
    dataDir: resolve(values.data),
    ports,
    logLevel,
    policyFile,
    retention: loadConfig(RetentionConfig, env),
  }
}
