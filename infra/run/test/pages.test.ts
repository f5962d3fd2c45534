import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '@breach-alerts/testing'

const root = projectRoot()
const textOf = (page: string) => readFileSync(join(root, page), 'utf8')
const pages = globSync('**/*.md', {
  cwd: root,
  exclude: path => /(?:^|\/)(?:node_modules|data|\.tools)(?:\/|$)/u.test(path),
})

/** Links to files of the house, as they stand in the page. */
const linksOf = (page: string): string[] =>
  [...textOf(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/gu)].map(([, link]) => link!)

describe('the pages of the house', () => {
  it('link to what is there', () => {
    expect(pages).toContain('README.md')
    const broken = pages.flatMap(page =>
      linksOf(page)
        .filter(link => !existsSync(join(root, dirname(page), link)))
        .map(link => `${page}: ${link}`),
    )
    expect(broken).toEqual([])
  })

  it('name, where they follow one event, files that are there, from the door to SNS and back', () => {
    const named = [...textOf('infra/one-event.md').matchAll(/`([^`\s]+\/[^`\s]+\.\w+)`/gu)].map(([, file]) => file!)
    expect(named.filter(file => !existsSync(join(root, file)))).toEqual([])
    const rooms = [...new Set(named.filter(file => file.startsWith('services/')).map(file => file.split('/')[1]))]
    expect(rooms).toEqual([
      'intake',
      'breach-matcher',
      'order-register',
      'alert-desk',
      'notifier',
      'control-room',
      'escalation-clock',
      'ledger-sealer',
    ])
  })
})
