/** A way to reach a person; `failedAt`: since when it has not worked, epoch milliseconds. Values are ids at the notifier, never numbers. */
export type ContactPoint = { channel: string; contactId: string; verifiedAt: number | null; failedAt: number | null }

export type Officer = { officerId: string; forceCode: string; unit: string | null; contacts: ContactPoint[] }

export type Unit = {
  forceCode: string
  unit: string
  /** Rota of its supervisors; null: none is kept. */ supervisorRota: string | null
}

export type Force = {
  forceCode: string
  name: string
  /** Rota of the force incident managers. */ incidentManagerRota: string | null
}

export type Partner = { partnerId: string; agency: string; contacts: ContactPoint[] }

export type Directory = { forces: Force[]; units: Unit[]; officers: Officer[]; partners: Partner[] }

export const emptyDirectory: Directory = { forces: [], units: [], officers: [], partners: [] }

export const officerIn = (directory: Directory, officerId: string): Officer | null =>
  directory.officers.find(officer => officer.officerId === officerId) ?? null

/** Has the person a contact point that was checked once and works now? */
export const isReachable = ({ contacts }: { readonly contacts: readonly ContactPoint[] }): boolean =>
  contacts.some(({ verifiedAt, failedAt }) => verifiedAt !== null && failedAt === null)
