/**
 * Largest record, key, value and headers together, in bytes.
 *
 * Intake takes bodies of up to 1 MiB (contracts.md §3); what is parked of them carries headers beside. Topics are made with
 * `max.message.bytes` above it, so that no record that one adapter takes is refused by the other.
 */
export const maxRecordBytes = 1_400_000
export const maxMessageBytes = 2_097_152
