/** One scenario of a text file: its title, the demands of the briefing it shows, and its steps as written. */
export type Scenario = { title: string; capabilities: number[]; steps: { line: number; text: string }[] }

/**
 * Reads scenarios from plain text: `Scenario:` begins one, `Shows:` lists demands by number (domain.md §8), every other line
 * that begins with Given, When, Then or And is a step. Lines that begin with # are remarks.
 */
export const parseScenarios = (text: string): Scenario[] => {
  const scenarios: Scenario[] = []
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) return
    const [, word = '', rest = ''] = /^(Scenario:|Shows:|Given|When|Then|And) (.*)$/u.exec(line) ?? []
    const current = scenarios.at(-1)
    if (word === 'Scenario:') scenarios.push({ title: rest, capabilities: [], steps: [] })
    else if (!current || word === '') throw new Error(`line ${index + 1} is not a step: ${line}`)
    else if (word === 'Shows:') current.capabilities.push(...rest.split(',').map(Number))
    else current.steps.push({ line: index + 1, text: rest })
  })
  return scenarios
}

/** `a, b and c` as a list; `nobody` and `nothing` as an empty one. */
export const listOf = (text: string): string[] =>
  text === 'nobody' || text === 'nothing' ? [] : text.split(/, | and /u).map(each => each.trim())

/** `name=value; other=true` as fields; true and false, and whole numbers, are no texts. */
export const fieldsOf = (text: string | undefined): Record<string, unknown> =>
  Object.fromEntries<unknown>(
    (text ?? '')
      .split(';')
      .filter(pair => pair.includes('='))
      .map((pair): [string, unknown] => {
        const [name = '', value = ''] = pair.split('=').map(part => part.trim())
        if (value === 'true' || value === 'false') return [name, value === 'true']
        return [name, /^\d+$/u.test(value) ? Number(value) : value]
      }),
  )
