/** Where a running system is found: its ports on this machine unless told otherwise. */
export type Addresses = { intake: string; controlRoom: string; identity: string }

const local = (port: string | undefined, otherwise: number) => `http://127.0.0.1:${port ?? otherwise}`

export const addressesOf = (env: Readonly<Record<string, string | undefined>>): Addresses => ({
  intake: env.INTAKE_URL ?? local(env.INTAKE_PORT, 8090),
  controlRoom: env.CONTROL_ROOM_URL ?? local(env.CONTROL_ROOM_PORT, 8080),
  identity: env.IDENTITY_URL ?? local(env.IDENTITY_PORT, 8081),
})
