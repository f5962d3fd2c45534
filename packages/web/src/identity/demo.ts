import type { ClaimNames } from '../principal.ts'

type Claims = Partial<Record<keyof ClaimNames, string | readonly string[]>>

/** Somebody who may sign in to the embedded provider. */
export type DemoPerson = { id: string; name: string; password: string; claims: Claims }
/** A program with a token of its own, or (with `redirectUris`) a service that signs people in, or (with `forPeople`) scripts. */
export type DemoClient = {
  id: string
  secret: string
  claims?: Claims
  redirectUris?: readonly string[]
  /** May ask for a person's token with name and password: scripts of the demo only. */
  forPeople?: boolean
}

/** Grant by which `breach-alerts token <person>` gets its token: `username`, `password`. Known to the embedded provider only. */
export const demoPersonGrant = 'urn:breach-alerts:demo-person'

const person = (id: string, name: string, claims: Claims): DemoPerson => ({ id, name, password: 'demo', claims })

/**
 * The people of contracts.md §4, and two who are on the demo's rotas. Invented.
 *
 * Whoever is paged must be able to answer, and answering is for officers: people on a rota carry that role beside their own.
 */
export const demoPeople: readonly DemoPerson[] = [
  person('control', 'Control room, West Yorkshire', { roles: ['control'], force: '13' }),
  person('officer', 'PC 4471 Hughes', { roles: ['officer'], force: '13', officerId: '13:4471' }),
  person('deputy', 'PC 5120 Begum', { roles: ['officer'], force: '13', officerId: '13:5120' }),
  person('supervisor', 'Sgt 2203 Doyle', { roles: ['supervisor'], force: '13', officerId: '13:2203' }),
  person('duty-supervisor', 'Sgt 2208 Whitaker', {
    roles: ['officer', 'supervisor'],
    force: '13',
    officerId: '13:2208',
  }),
  person('incident-manager', 'Insp 1007 Adeyemi', {
    roles: ['officer', 'supervisor'],
    force: '13',
    officerId: '13:1007',
  }),
  person('partner', 'Probation, Leeds', {
    roles: ['partner'],
    force: '13',
    agency: 'PROBATION',
    partnerId: 'prt_demo',
  }),
  person('officer-elsewhere', 'PC 0917 Ashworth', { roles: ['officer'], force: '06', officerId: '06:0917' }),
]

/** The programs of contracts.md §4, the control room, and the scripts of the command line. */
export const demoClients = (controlRoomUrl: string): readonly DemoClient[] => [
  { id: 'source-demo', secret: 'source-demo-secret', claims: { roles: ['source'] } },
  { id: 'court-demo', secret: 'court-demo-secret', claims: { roles: ['court', 'owner'] } },
  {
    id: 'partner-demo',
    secret: 'partner-demo-secret',
    claims: { roles: ['partner'], agency: 'PROBATION', partnerId: 'prt_demo' },
  },
  {
    id: 'control-room',
    secret: 'control-room-demo-secret',
    redirectUris: [new URL('/sign-in/callback', controlRoomUrl).href],
  },
  { id: 'scripts-demo', secret: 'scripts-demo-secret', forPeople: true },
]
