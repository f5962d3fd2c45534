import { dirname, relative } from 'node:path'

type Mutant = { fileName: string; status: string }

const row = (name: string, mutants: readonly Mutant[]) => {
  const of = (...statuses: string[]) => mutants.filter(({ status }) => statuses.includes(status)).length
  return `| ${[name, of('Killed', 'Timeout'), of('Survived'), of('NoCoverage'), of('CompileError', 'RuntimeError', 'Ignored', 'Pending')].join(' | ')} |`
}

/** How many mutants of each file and directory were killed, survived or were reached by no test; a table in Markdown. */
export const scoresOf = (mutants: readonly Mutant[]): readonly string[] => {
  const byFile = Map.groupBy(mutants, ({ fileName }) => relative('packages/domain/src', fileName))
  const byDirectory = Map.groupBy(mutants, ({ fileName }) => dirname(relative('packages/domain/src', fileName)))
  return [
    '| | killed | survived | no coverage | no verdict |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...[...byFile].map(([file, of]) => row(file, of)),
    ...[...byDirectory].map(([directory, of]) => row(`**${directory}**`, of)),
  ]
}
