/** What the pages about credits say, in English; loaded with them. The French dictionary has the same members, or the build fails. */
export const en = {
  title: 'Credits',
  toStatement: 'Where they came from and went',
  back: 'To the account',
  free: 'Free',
  held: 'Held for bookings',
  credits: (amount: string, one: boolean) => (one ? `${amount} credit` : `${amount} credits`),
  entries: 'Movements',
  order: (zone: string) => `The newest first. Times: ${zone}.`,
  kinds: {
    grant: 'Granted',
    hold: 'Held for a booking',
    capture: 'Spent',
    release: 'Set free again',
    refund: 'Given back',
  },
  freeChange: 'Free',
  heldChange: 'Held',
  booking: 'To the booking',
  bill: 'To its bill',
  utc: (time: string) => `${time} UTC`,
  none: 'Nothing has moved yet.',
  noneText: 'Credits that you are granted, and what bookings take and give back, will stand here.',
  loading: 'Loading your credits…',
  more: 'Show more',
  file: 'Save as a file (CSV)',
  fileHint: 'For a spreadsheet: at most the newest 5,000 movements, in credits and UTC.',
  fileLoading: 'Fetching the file…',
  fileSaved: 'Saved.',
  fileAway: 'The file cannot be fetched just now. Check the connection and try again.',
  away: 'Stellar does not answer. Check the connection and try again.',
  offline: 'This device is offline. What is shown is the last that was heard; the page asks again when the network is back.',
  again: 'Try again',
};

/** What a dictionary of credits has to have. */
export type CreditWords = typeof en;
