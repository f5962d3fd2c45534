/** Prints rows as a Markdown table, so that it can be pasted as it is. */
export const table = (rows: readonly Readonly<Record<string, string | number>>[]): void => {
  const names = Object.keys(rows[0] ?? {})
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  console.log(line(names))
  console.log(line(names.map(() => '---')))
  for (const row of rows) console.log(line(names.map(name => row[name] ?? '')))
  console.log()
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}

/** `median [lowest-highest]` */
export const spread = (values: readonly number[], digits = 0): string => {
  const text = (value: number) => value.toFixed(digits)
  return `${text(median(values))} [${text(Math.min(...values))}-${text(Math.max(...values))}]`
}
