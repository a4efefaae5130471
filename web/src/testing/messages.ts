/** The epoch of the messages that tests make. */
export const EPOCH = 1_795_212_000_000;

/** When the messages that tests make are sent, moved by so many seconds. */
export function instant(seconds: number): string {
  return new Date(Date.parse('2026-11-21T22:00:00Z') + seconds * 1000).toISOString();
}

/** A whole state at a position, with what else is to be in it. */
export function stateAt(seq: number, sentSeconds: number, data: object = {}): object {
  return {
    type: 'initialState',
    channel: 'telescope.demo',
    position: { epoch: EPOCH, seq },
    sentAt: instant(sentSeconds),
    data: {
      telescope: { id: 'demo', name: { en: 'Demo', fr: 'Démo' }, demo: true, filters: ['L', 'Ha'] },
      connection: { voyager: 'connected', reconnectAttempts: 0, at: instant(-100), relaySeenAt: instant(sentSeconds) },
      images: [],
      timeline: [],
      ...data,
    },
  };
}

/** Changes from one number to another. */
export function changes(previous: number, seq: number, sentSeconds: number, messages: readonly object[]): object {
  return {
    type: 'changes',
    channel: 'telescope.demo',
    position: { epoch: EPOCH, seq },
    previous: { epoch: EPOCH, seq: previous },
    sentAt: instant(sentSeconds),
    messages,
  };
}

/** A line of Voyager's log. */
export function log(seq: number, text: string, seconds = 0): object {
  return { type: 'log', seq, at: instant(seconds), data: { parsed: { level: 'INFO', text } } };
}

/** Control data with a sensor temperature, and what else is to be in it. */
export function controlData(seconds: number, temperature: number, parsed: object = {}): object {
  return { type: 'controlData', at: instant(seconds), data: { parsed: { camera: { temperature }, ...parsed } } };
}

/** A frame being taken. */
export function shotRunning(seconds: number, file: string, elapsed: number, total: number, status = 'EXPOSE'): object {
  return { type: 'shotRunning', at: instant(seconds), data: { parsed: { file, status, elapsed, total } } };
}

/** Voyager's connection. */
export function connectionState(seq: number, seconds: number, voyager: string, reason?: string): object {
  return { type: 'connectionState', seq, at: instant(seconds), data: { voyager, reason, reconnectAttempts: 0 } };
}
