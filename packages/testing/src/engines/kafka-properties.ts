import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'

export type KafkaPlace = { listen: string; port: number; advertised: string; controllerPort: number; dataDir: string }

/**
 * Settings of one KRaft node from infra/engines/server.properties.
 *
 * @throws Error when the template names a place that nobody fills
 */
export const kafkaProperties = async (place: KafkaPlace): Promise<string> => {
  const values: Readonly<Record<string, string | number>> = {
    LISTEN: place.listen,
    PORT: place.port,
    ADVERTISED: place.advertised,
    CONTROLLER_PORT: place.controllerPort,
    DATA_DIR: place.dataDir,
  }
  const template = await readFile(join(projectRoot(), 'infra/engines/server.properties'), 'utf8')
  const settings = template.split('\n').filter(line => !line.startsWith('#'))
  return settings.join('\n').replaceAll(/@([A-Z_]+)@/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`server.properties asks for ${name}, which nothing fills`)
    return String(value)
  })
}
