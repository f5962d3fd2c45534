import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Prometheus metrics of one process. Labels are closed sets: codes, topics, partitions; never an id of a person or an order. */
export type Metrics = {
  count: (name: string, help: string, labels?: Readonly<Record<string, string>>, by?: number) => void
  gauge: (name: string, help: string, value: number, labels?: Readonly<Record<string, string>>) => void
  /** Seconds. */
  observe: (name: string, help: string, seconds: number, labels?: Readonly<Record<string, string>>) => void
  text: () => Promise<string>
}

const once = <T>(registry: Registry, name: string, make: () => T): T =>
  (registry.getSingleMetric(name) as T | undefined) ?? make()

export const makeMetrics = (): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  return {
    count: (name, help, labels = {}, by = 1) =>
      once(registry, name, () => new Counter({ name, help, labelNames: Object.keys(labels), registers })).inc(
        labels,
        by,
      ),
    gauge: (name, help, value, labels = {}) =>
      once(registry, name, () => new Gauge({ name, help, labelNames: Object.keys(labels), registers })).set(
        labels,
        value,
      ),
    observe: (name, help, seconds, labels = {}) =>
      once(registry, name, () => new Histogram({ name, help, labelNames: Object.keys(labels), registers })).observe(
        labels,
        seconds,
      ),
    text: () => registry.metrics(),
  }
}
