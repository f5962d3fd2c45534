/** The smallest order that the contract allows. Invented. */
export const anOrder = {
  orderId: 'ord_1',
  type: 'NON_MOLESTATION',
  respondent: { names: [{ given: ['Adam'], family: 'Sample' }], identifiers: [{ scheme: 'EM_DEVICE', value: 'EM-1' }] },
  versions: [{ version: 1, validFrom: '2026-01-01', conditions: [{ conditionId: 'c1', kind: 'NO_CONTACT_DIRECT' }] }],
}

export const anEvent = {
  specversion: '1.0',
  id: '1',
  source: 'https://source.example.test',
  type: 'em.position',
  time: '2026-11-20T03:14:00Z',
  data: { deviceId: 'EM-1', fix: { latitude: 53.8, longitude: -1.5, accuracyM: 8, kind: 'GNSS' } },
}
