/** Leave to open one socket, or word that there is nothing to listen to. */
export type TicketAnswer = { readonly kind: 'ticket'; readonly url: string } | { readonly kind: 'unknown' };

/** What a socket tells of its life. `closed` comes once, also when it never opened. */
export interface SocketEvents {
  opened(): void;
  received(text: unknown): void;
  closed(): void;
}

/** An open or opening socket. */
export interface Socket {
  /** Sends text; does nothing on a socket that is not open. */
  send(text: string): void;
  /** Closes for good; nothing is told of it any more. */
  close(): void;
}

/** What passes by itself in a browser. Tests give a clock turned by hand. */
export interface Clock {
  /** A monotonic clock in ms, from anywhere. Never the wall clock. */
  now(): number;
  /** Does something once after `ms`; the answer calls it off. */
  after(ms: number, action: () => void): () => void;
  /** Calls back when the network comes back or the page is looked at again; the answer ends it. */
  onWake(action: () => void): () => void;
}

/** Everything the live link takes from the browser. Tests give sockets of their own. */
export interface Surroundings extends Clock {
  /** A number in [0, 1). */
  random(): number;
  /** Asks the cloud for leave to watch a telescope, or what else has this id; rejects when it cannot be asked. */
  ticket(id: string): Promise<TicketAnswer>;
  /** Opens a socket. */
  open(url: string, events: SocketEvents): Socket;
}

/** The same surroundings, in which leave to listen is asked for in another way. */
export function withTickets(around: Surroundings, ticket: () => Promise<TicketAnswer>): Surroundings {
  return {
    now: () => around.now(),
    after: (ms, action) => around.after(ms, action),
    onWake: (action) => around.onWake(action),
    random: () => around.random(),
    open: (url, events) => around.open(url, events),
    ticket,
  };
}
