/**
 * A connected client, opened when first needed and thrown away when it failed: kafkajs does not always find its way back
 * after an outage, a new client does.
 */
export const makeRenewable = <C>({ open, close }: { open: () => Promise<C>; close: (client: C) => Promise<void> }) => {
  let current: Promise<C> | null = null

  const discard = (client: Promise<C>): void => {
    if (current === client) current = null
    client.then(close).catch(() => undefined)
  }
  return {
    /** @param isHarmless errors that say nothing about the client, such as a topic that is not there */
    use: async <T>(
      work: (client: C) => Promise<T>,
      isHarmless: (error: unknown) => boolean = () => false,
    ): Promise<T> => {
      const client = (current ??= open())
      try {
        return await work(await client)
      } catch (error) {
        if (!isHarmless(error)) discard(client)
        throw error
      }
    },
    end: async (): Promise<void> => {
      const client = current
      current = null
      await client?.then(close).catch(() => undefined)
    },
  }
}
