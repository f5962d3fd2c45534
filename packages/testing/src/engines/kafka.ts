import { engineKind } from './docker.ts'
import { startDockerKafka } from './kafka-docker.ts'
import { startLocalKafka } from './kafka-local.ts'

export type KafkaEngine = {
  kind: 'docker' | 'local'
  brokers: string[]
  /** Ends the broker and starts it again on the same address with the same log. */
  restart: () => Promise<void>
  /** Ends it, and removes what it kept unless its folder was given. Nothing else is touched. */
  stop: () => Promise<void>
}

/** Image of the broker; KAFKA_IMAGE names another. */
export const kafkaImage = (): string => process.env.KAFKA_IMAGE ?? 'breach-alerts-local/kafka:4.3.0'

/** Starts a broker of its own for one suite: a container where Docker has the image, else a local program. */
export const startKafka = async (): Promise<KafkaEngine> => {
  const image = kafkaImage()
  return (await engineKind(image)) === 'docker' ? startDockerKafka(image) : startLocalKafka()
}
