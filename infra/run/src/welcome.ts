import type { RunOptions } from './options.ts'

export const addresses = (ports: RunOptions['ports']) => ({
  intake: `http://localhost:${ports.INTAKE_PORT}`,
  controlRoom: `http://localhost:${ports.CONTROL_ROOM_PORT}`,
  identity: `http://localhost:${ports.IDENTITY_PORT}`,
  sns: `http://localhost:${ports.SNS_PORT}`,
})

/** What a person who has just started it needs to know. */
export const welcome = ({ ports, dataDir }: RunOptions, engines: string): string => {
  const { intake, controlRoom, identity, sns } = addresses(ports)
  return `
Breach Alerts is running (${engines}); everything is kept in ${dataDir}

  Control room   ${controlRoom}   sign in as control, officer, deputy, supervisor, duty-supervisor, incident-manager,
                 partner or officer-elsewhere; password demo
  Intake         ${intake}   its contract: ${intake}/docs
  Identity       ${identity}
  SNS and SQS    ${sns}

Ctrl-C ends it. A second start on the same folder goes on where this one stopped.
`
}
