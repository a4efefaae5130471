/** What a live page says to somebody signed in, in English; loaded when they are. The French dictionary has the same members, or the build fails. */
export const en = {
  bar: 'Your session and its controls',
  operatorBar: 'Your telescope and its controls',
  elapsed: (span: string) => `${span} gone`,
  left: (span: string) => `${span} left`,
  noSession: 'No session is under way.',
  youHave: (amount: string) => `You have ${amount}.`,
  loading: 'Looking for your slot…',
  pausing: 'Pausing…',
  resuming: 'Resuming…',
  stop: 'Stop',
  stopHint: 'Emergency stop: everything is aborted, after one question',
  controls: 'Controls',
  controlsHint: 'Show or hide all controls and the progress',
  watching: 'You are watching: this telescope is not yours at this moment.',
  next: (moment: string) => `Your slot here begins ${moment}; the controls open by themselves.`,
  access: 'To my slot',
  credits: 'My credits',
};

/** What a dictionary of the helm has to have. */
export type HelmWords = typeof en;
