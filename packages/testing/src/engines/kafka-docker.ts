import { loadTestcontainers } from './docker.ts'
import { freePort } from './free-port.ts'
import { kafkaProperties } from './kafka-properties.ts'
import type { KafkaEngine } from './kafka.ts'

const clientPort = 9092

/**
 * A listener for the broker's talk with itself (transactions need it): what it tells clients is an address of the host, which
 * means nothing inside the container. Later lines of a properties file win.
 */
const innerListener = (advertised: string): string => `
inter.broker.listener.name=INNER
listeners=PLAINTEXT://0.0.0.0:${clientPort},INNER://localhost:9094,CONTROLLER://localhost:9093
advertised.listeners=PLAINTEXT://${advertised},INNER://localhost:9094,CONTROLLER://localhost:9093
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,INNER:PLAINTEXT,CONTROLLER:PLAINTEXT
`

/** Starts Apache Kafka in a container, advertised on a free port of 127.0.0.1. */
export const startDockerKafka = async (image: string): Promise<KafkaEngine> => {
  const { GenericContainer, Wait } = await loadTestcontainers()
  const port = await freePort()
  const address = `127.0.0.1:${port}`
  const properties = await kafkaProperties({
    listen: '0.0.0.0',
    port: clientPort,
    advertised: address,
    controllerPort: 9093,
    dataDir: '/var/lib/kafka/data',
  })
  const container = await new GenericContainer(image)
    .withEnvironment({ KAFKA_HEAP_OPTS: '-Xmx512m' })
    .withExposedPorts({ container: clientPort, host: port })
    .withCopyContentToContainer([
      { content: properties + innerListener(address), target: '/mnt/shared/config/server.properties' },
    ])
    // An open port says less: the broker answers before it may lead its partitions.
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(90_000)
    .start()
  return {
    kind: 'docker',
    brokers: [address],
    restart: () => container.restart({ timeout: 15_000 }),
    stop: async () => {
      await container.stop({ timeout: 2_000, remove: true, removeVolumes: true })
    },
  }
}
