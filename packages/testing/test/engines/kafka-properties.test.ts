import { hasImage } from '../../src/index.ts'
import { kafkaProperties } from '../../src/engines/kafka-properties.ts'

describe('settings of the broker', () => {
  it('name every place of the template', async () => {
    const place = {
      listen: '0.0.0.0',
      port: 9092,
      advertised: '127.0.0.1:40123',
      controllerPort: 9093,
      dataDir: '/data',
    }
    const properties = await kafkaProperties(place)
    expect(properties).toContain('listeners=PLAINTEXT://0.0.0.0:9092,CONTROLLER://localhost:9093\n')
    expect(properties).toContain('advertised.listeners=PLAINTEXT://127.0.0.1:40123,')
    expect(properties).toContain('log.dirs=/data\n')
    expect(properties).not.toMatch(/@[A-Z_]+@/)
  })
})

describe('Docker', () => {
  it('that is not there has no image, and asking does no harm', async () => {
    expect(await hasImage('no-such/image:1')).toBe(false)
  })
})
