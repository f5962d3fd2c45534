/** The part of pino that this package uses. Fields hold ids, codes and numbers only, never keys or payloads. */
export type LogLogger = {
  info: (fields: object, message: string) => void
  warn: (fields: object, message: string) => void
  error: (fields: object, message: string) => void
}

export const silentLogger: LogLogger = { info: () => undefined, warn: () => undefined, error: () => undefined }
