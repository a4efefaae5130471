/** What an operator reads of relays, and of telescopes at a glance, in English. */
export const en = {
  title: 'The relay',
  loading: 'Asking how the relay is…',
  away: 'Stellar does not answer; how the relay is, is not known now.',
  none: 'No relay is named for this telescope. Ask Stellar to name one, then pair it here.',
  named: 'Name',
  heard: 'Last heard',
  heardAgo: (age: string) => `${age} ago`,
  never: 'never',
  key: 'Key',
  hasKey: 'paired',
  hasNoKey: 'not paired yet',
  socket: 'Way for commands',
  socketOpen: 'open',
  socketShut: 'closed',
  states: {
    speaking: 'The relay speaks with Stellar.',
    deaf: 'The relay speaks, but its way for commands is closed: they wait until it opens it again, which it does by itself.',
    silent: 'The relay is silent. Is the computer at the observatory on, and on the network? What happens there is kept, and comes when it is back.',
    unpaired: 'The relay was never paired. Get a code, and type it into the relay’s set-up page at the observatory.',
  },
  pair: 'Get a pairing code',
  again: 'Get another code',
  codeText: 'Type this into the set-up page of the relay. It is good once; whoever has it can be this telescope’s relay.',
  codeEnds: (left: string) => `It holds for another ${left}.`,
  codeOver: 'It has run out. Get another one.',
  glance: { idle: 'No exposure', safe: 'safe', unsafe: 'not safe', unknown: 'safety not known', notTold: 'not heard yet' },
};

export type RelayWords = typeof en;
