/** The newest documents, up to a number of bytes: what was just written is what is most often written again. */
export const makeRecent = (maxBytes: number) => {
  const held = new Map<string, Buffer>()
  let bytes = 0
  const drop = (id: string) => {
    bytes -= held.get(id)?.length ?? 0
    held.delete(id)
  }
  return {
    get: (id: string): Buffer | null => held.get(id) ?? null,
    drop,
    put: (id: string, document: Buffer): void => {
      drop(id)
      held.set(id, document)
      bytes += document.length
      for (const oldest of held.keys()) {
        if (bytes <= maxBytes) break
        drop(oldest)
      }
    },
  }
}
