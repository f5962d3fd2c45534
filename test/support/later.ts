/** Loaded before a program (`--import`), lets it live so many milliseconds in the future: `LATER_MS`. */
const aheadMs = Number(process.env['LATER_MS'])
const Now = Date

globalThis.Date = class extends Now {
  constructor(...given: [] | ConstructorParameters<DateConstructor>) {
    super(...((given.length === 0 ? [Now.now() + aheadMs] : given) as [number]))
  }
  static override now() {
    return Now.now() + aheadMs
  }
} as DateConstructor
