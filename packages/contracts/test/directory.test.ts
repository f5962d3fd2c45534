import { DirectoryEntry, DirectoryLine, directoryKeyOf } from '../src/index.ts'

const contact = { channel: 'PAGER', contactId: 'wyp-4471-a', verifiedAt: '2026-11-01T09:00:00Z', failedAt: null }
const officer = { kind: 'OFFICER', officerId: '13:4471', forceCode: '13', unit: 'DA', contacts: [contact] }
const override = {
  kind: 'OVERRIDE',
  overrideId: 'o1',
  rotaId: 'r1',
  from: '2026-11-23T07:00:00Z',
  to: '2026-11-24T07:00:00Z',
  officerId: null,
}
const badPath = (line: unknown) => {
  const result = DirectoryLine.safeParse(line)
  return result.success ? null : result.error.issues[0]?.path.join('/')
}

describe('a line of the directory', () => {
  it.each([
    ['an officer', officer, null],
    [
      'a phone number where a reference belongs',
      { ...officer, contacts: [{ ...contact, contactId: '07700900123' }] },
      'contacts/0/contactId',
    ],
    [
      'a number in the form of the world',
      { ...officer, contacts: [{ ...contact, contactId: '+447700900123' }] },
      'contacts/0/contactId',
    ],
    ['a field that could hold a number', { ...officer, contacts: [{ ...contact, number: '1' }] }, 'contacts/0'],
    ['an officer of another force than the id says', { ...officer, forceCode: '06' }, 'forceCode'],
    ['an override', override, null],
    ['an override that ends when it begins', { ...override, to: override.from }, 'to'],
    ['a kind that is not known', { kind: 'DOG' }, 'kind'],
  ])('%s', (_, line, expected) => {
    expect(badPath(line)).toBe(expected)
  })

  it('becomes an entry with who recorded it and when', () => {
    expect(DirectoryEntry.safeParse(officer).success).toBe(false)
    expect(DirectoryEntry.safeParse({ ...officer, at: '2026-11-23T07:00:00Z', by: '13:2203' }).success).toBe(true)
  })

  it('has the key of what it is about', () => {
    const lines = [
      officer,
      override,
      { kind: 'WITHDRAWAL', overrideId: 'o1' },
      { kind: 'UNIT', forceCode: '13', unit: 'DA', supervisorRota: null },
    ]
    expect(lines.map(line => directoryKeyOf(DirectoryLine.parse(line)))).toEqual([
      'officer:13:4471',
      'override:o1',
      'withdrawal:o1',
      'unit:13/DA',
    ])
  })
})
