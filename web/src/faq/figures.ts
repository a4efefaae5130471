/** What the answers count with. A test holds each against the code that decides. */
export const FIGURES = {
  /** Slots are whole multiples of so many minutes, and so many hours at most. */
  slotMinutes: 15,
  slotHours: 10,
  /** A word of the safety monitor older than so many seconds counts as unsafe. */
  safetySeconds: 180,
  /** It goes on after so many minutes of nothing but safe. */
  calmMinutes: 15,
  /** A running session is looked at after so many minutes at the latest. */
  checkMinutes: 5,
  /** Without the cloud for so many seconds, the relay follows its own rules. */
  aloneSeconds: 120,
  /** It stops and parks after so many seconds of unsafe. */
  aloneUnsafeSeconds: 45,
  /** Values are greyed after so many seconds; the weather, which comes more seldom, later. */
  silenceSeconds: 10,
  weatherSilenceSeconds: 90,
  /** A booking has so many links for spectators at most; those who watch late do by so many seconds. */
  links: 20,
  lateSeconds: 60,
  /** Archive and film of a night are kept for so many days. */
  albumDays: 89,
  /** An offer of the waiting list stands so long: hours when there is much time, minutes when there is little. */
  offerHours: 12,
  offerMinutes: 20,
  /** This device remembers so many telescopes for so many days. */
  keptTelescopes: 5,
  keptDays: 7,
} as const;

export type Figures = typeof FIGURES;
