export * from './metrics.ts'
export * from './service.ts'
