export * from './errors.ts'
export * from './memory/stores.ts'
export * from './port.ts'
export * from './redis/stores.ts'
