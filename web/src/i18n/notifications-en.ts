import type { Kind } from '../notifications/choices';

/** What the service worker says when a message has no words of its own. */
export const plain = { title: 'Stellar', text: 'There is something new. Open Stellar to see it.' };

/** What there is of one kind, in words. */
interface KindWords {
  readonly name: string;
  readonly text: string;
}

const kinds: Readonly<Record<Kind, KindWords>> = {
  prepared: { name: 'Ready', text: 'The telescope knows your plan.' },
  soon: { name: 'Soon', text: 'Your session begins within the hour.' },
  started: { name: 'Begun', text: 'Your session is at work.' },
  paused: { name: 'Waiting', text: 'Your session waits, for the weather or because it was paused.' },
  resumed: { name: 'Going on', text: 'Your session goes on.' },
  ended: { name: 'Over', text: 'Your session is over, with what came of it.' },
  error: { name: 'Errors', text: 'Something failed that may be for you to mend.' },
  images: { name: 'Fifteen images', text: 'Each further fifteen images of your session.' },
  image: { name: 'Each image', text: 'Every single image of your session.' },
  refund: { name: 'Credits', text: 'What a session cost and what came back to you.' },
  booking: { name: 'Bookings', text: 'A booking was confirmed, declined, moved or cancelled.' },
  offer: { name: 'Offers', text: 'Time that you wait for is free, and yours for a short while.' },
  problem: { name: 'Problems', text: 'A problem was reported or answered.' },
};

/** What notifications say, in English; loaded with them. The French dictionary has the same members, or the build fails. */
export const en = {
  title: 'Notifications',
  back: 'To my account',
  loading: 'Looking for your notifications…',
  away: 'Stellar does not answer. What is shown is the last it said.',
  offline: 'This device is offline. What is shown is the last that Stellar said.',
  nothingYet: 'Stellar does not answer. Check the connection; it is asked again by itself.',
  again: 'Try again',

  list: {
    settings: 'Choose what you are told, and how',
    none: 'Nothing yet.',
    noneText: 'What happens to your bookings and sessions will stand here.',
    isNew: 'New',
    ago: (age: string) => `${age} ago`,
    now: 'just now',
    open: (title: string) => `Show: ${title}`,
    show: 'Show',
    more: 'Show older ones',
    looking: 'Looking for older ones…',
    away: 'Stellar does not answer. Check the connection and try again.',
    today: 'Today',
    yesterday: 'Yesterday',
    order: (zone: string) => `The newest first. Times are those of ${zone}.`,
    arrived: (title: string) => `New: ${title}`,
  },

  choices: {
    title: 'What you are told, and how',
    text: 'Each choice is saved at once. Nothing is told twice by one way.',
    kind: 'What happens',
    ways: { feed: 'On this site', mail: 'E-mail', push: 'Devices' },
    whole: (kind: string, way: string) => `${kind}: ${way}`,
    kinds,
    usual: 'As usual',
    usualHint: 'Puts the choices back that everybody begins with.',
    isUsual: 'These are the usual choices.',
    saving: 'Saving…',
    saved: 'Saved.',
    unsaved: 'Your last choices are not saved: Stellar does not answer.',
    refused: (why: string) => `Your last choices are not saved: ${why}`,
    noMail: {
      none: 'No e-mails are sent: there is no address yet.',
      unconfirmed: 'No e-mails are sent: the address is not confirmed yet.',
      off: 'No e-mails are sent: they were turned off by the link in one.',
      dead: 'No e-mails are sent: they came back from the address.',
    },
    noPush: 'Nothing is sent to devices: there is none yet.',
    mend: 'Change that',
  },

  mail: {
    title: 'E-mail address',
    none: 'Give an address and you can be told by e-mail.',
    address: 'E-mail address',
    give: 'Send me a code',
    giving: 'Sending…',
    sentTo: (address: string) => `A code of six digits was sent to ${address}.`,
    until: (time: string) => `It is valid until ${time}.`,
    noCode: (address: string) => `${address} is not confirmed, and no code is valid any more. Have a new one sent.`,
    code: 'Code from the e-mail',
    codeFlaw: 'The code has six digits.',
    addressFlaw: 'Type an address such as name@example.org.',
    confirm: 'Confirm',
    confirming: 'Confirming…',
    sendAgain: 'Send another code',
    resent: 'Another code was sent. The one before is no longer valid.',
    another: 'Another address',
    keep: 'Leave it as it is',
    confirmed: (address: string) => `E-mails go to ${address}.`,
    off: (address: string) => `E-mails to ${address} were turned off by the link in one of them.`,
    on: 'Turn them on again',
    dead: (address: string) => `E-mails to ${address} came back, so none are sent there any more. Give another address, or the same again if it works now.`,
    remove: 'Remove the address',
    removeMeant: (address: string) => `Remove ${address}? No e-mails will be sent any more.`,
    removing: 'Removing…',
    done: { confirmed: 'The address is confirmed.', on: 'E-mails are on again.', removed: 'The address is removed.' },
    unsure: 'Stellar does not answer, so it may have been done or not. Look at what stands here, and try again.',
    theAddress: 'your address',
  },

  devices: {
    title: 'Devices',
    text: (most: string) => `Browsers and telephones that show a message even while Stellar is closed; at most ${most}.`,
    here: 'This browser',
    states: {
      looking: 'Looking at what this browser can do…',
      unsupported: 'This browser shows no messages of sites.',
      install: 'On an iPhone or iPad, put Stellar on the home screen first: Share, then “Add to Home Screen”. Open it from there, and turn this on.',
      noWorker: 'The part of Stellar that shows messages is not at work in this browser. Reload the page; in a private window it stays away.',
      denied: 'This browser was told to show no messages of Stellar. Allow them in its settings for this site, then reload the page.',
      off: 'Nothing is shown here while Stellar is closed.',
      asking: 'Waiting for your browser…',
      on: 'Messages are shown here.',
    },
    on: 'Turn on here',
    off: 'Turn off here',
    dismissed: 'You have not answered your browser’s question. Nothing has changed.',
    noService: 'Your browser did not get through to the service that carries its messages. Check the connection and try again; in a private window it carries none.',
    away: 'Stellar does not answer. Check the connection and try again.',
    stillOn: 'This browser could not be removed: messages may still be shown here. Try again.',
    leftInList: 'Nothing is shown here any more, but this browser still stands in the list. Remove it there.',
    none: 'There is no device yet.',
    thisOne: 'this browser',
    kinds: { browser: 'Browser', phone: 'Telephone' },
    noName: 'A device without a name',
    since: (moment: string) => `Since ${moment}`,
    last: (moment: string) => `last told ${moment}`,
    never: 'never told yet',
    try: 'Try it',
    tryOf: (name: string) => `Try it: ${name}`,
    trying: 'Sending…',
    trials: {
      taken: 'Sent. It should appear on the device in a moment.',
      later: 'The service that carries it does not take it just now. Try again later.',
      refused: 'The service that carries it refused it.',
      gone: 'The device is not there any more, and is taken off the list.',
      unknown: 'Sent, but no answer came: it may have arrived or not.',
    },
    remove: 'Remove',
    removeOf: (name: string) => `Remove: ${name}`,
    removeMeant: (name: string) => `Remove ${name}? It will show nothing any more. To have it back, turn it on there again.`,
    removeNow: 'Remove it',
    keep: 'Keep it',
    removing: 'Removing…',
    removed: (name: string) => `${name} is removed.`,
  },

  leaving: {
    working: 'Taking this browser off your devices…',
    failed: 'This browser could not be taken off your devices: whoever uses it next may be shown your messages.',
    again: 'Try again',
    anyway: 'Sign out all the same',
  },

  unsubscribe: {
    title: 'Turn e-mails off',
    text: 'No more e-mails about bookings and sessions will be sent to the address that the e-mail with this link came to. What stands on the site and what is sent to devices stays as it is.',
    again: 'You can turn them on again in your account at any time.',
    turnOff: 'Turn these e-mails off',
    turning: 'Turning them off…',
    done: 'Done. No more e-mails are sent to that address.',
    unknown: 'This link is not valid any more. The address may have been removed or changed; look at your account.',
    away: 'Stellar does not answer, so it is not certain that they are off. Try again: doing it twice does no harm.',
    back: 'To the telescope',
    account: 'To my account',
  },
};

/** What a dictionary of notifications has to have. */
export type NotificationWords = typeof en;
