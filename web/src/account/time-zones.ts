/** The names of the time zones that this browser knows, and those given besides, in the order of the alphabet. */
export function timeZones(...besides: readonly string[]): readonly string[] {
  return [...new Set(['UTC', ...besides, ...Intl.supportedValuesOf('timeZone')])].sort();
}

/** The time zone of this device. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
