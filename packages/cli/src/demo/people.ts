/** Invented people at invented numbers: PNC ids with right check letters, phones from Ofcom's range for drama. */

const name = (given: string, family: string) => [{ given: [given], family, kind: 'LEGAL' }]

export const owner = { forceCode: '13', unit: 'Stalking and DA unit', officerId: '13:4471', deputyId: '13:5120' }

export const darren = {
  names: name('Darren', 'Holroyd-Demo'),
  dateOfBirth: '1985-03-14',
  sex: 'M',
  identifiers: [
    { scheme: 'PNC', value: '2011/0345121Y' },
    { scheme: 'EM_DEVICE', value: 'EM-DEMO-1' },
    { scheme: 'PHONE', value: '+447700900111' },
  ],
}
export const priya = {
  names: name('Priya', 'Demo-Shah'),
  dateOfBirth: '1991-07-02',
  sex: 'F',
  identifiers: [{ scheme: 'PHONE', value: '+447700900222' }],
  addresses: [
    {
      lines: ['1 Demo Row'],
      postcode: 'LS1 1ZZ',
      uprn: '100051999101',
      point: { latitude: 53.7965, longitude: -1.5478 },
    },
  ],
}
export const keith = {
  names: name('Keith', 'Sample'),
  dateOfBirth: '1972-11-30',
  sex: 'M',
  identifiers: [
    { scheme: 'CRN', value: 'X770012' },
    { scheme: 'EM_DEVICE', value: 'EM-DEMO-2' },
  ],
}
export const joanna = { names: name('Joanna', 'Specimen'), dateOfBirth: '1980-01-19', sex: 'F', identifiers: [] }
export const tomasz = {
  names: name('Tomasz', 'Przykladowy'),
  dateOfBirth: '1990-05-21',
  sex: 'M',
  identifiers: [{ scheme: 'PNC', value: '2008/0119876W' }],
}
export const ewa = {
  names: name('Ewa', 'Przykladowa'),
  dateOfBirth: '1992-08-08',
  sex: 'F',
  identifiers: [{ scheme: 'PHONE', value: '+447700900333' }],
  addresses: [
    {
      lines: ['7 Sample Court'],
      postcode: 'BD1 1ZZ',
      uprn: '100051999102',
      point: { latitude: 53.794, longitude: -1.7519 },
    },
  ],
}
export const leon = {
  names: name('Leon', 'Example'),
  dateOfBirth: '1988-02-27',
  sex: 'M',
  identifiers: [{ scheme: 'PNC', value: '1996/0220417U' }],
}
export const grace = {
  names: name('Grace', 'Example'),
  dateOfBirth: '1989-12-12',
  sex: 'F',
  identifiers: [],
  addresses: [
    {
      lines: ['22 Specimen Street'],
      postcode: 'HX1 1ZZ',
      uprn: '100051999103',
      point: { latitude: 53.7214, longitude: -1.8631 },
    },
  ],
}
export const callum = {
  names: name('Callum', 'Placeholder'),
  dateOfBirth: '1994-09-09',
  sex: 'M',
  identifiers: [
    { scheme: 'PNC', value: '2015/0507733L' },
    { scheme: 'EM_DEVICE', value: 'EM-DEMO-3' },
  ],
}
export const hannah = {
  names: name('Hannah', 'Placeholder-Test'),
  dateOfBirth: '1995-04-04',
  sex: 'F',
  identifiers: [],
}

/** The same person as an event names them. */
export const as = (
  role: string,
  { names, dateOfBirth, identifiers }: { names: unknown; dateOfBirth: string; identifiers: unknown },
) => ({
  role,
  names,
  dateOfBirth,
  identifiers,
})
