import type { SocketEvents, Surroundings, TicketAnswer } from '../live/surroundings';
import { HandClock } from './hand-clock';

export { settled } from './hand-clock';

/** A socket of a test: what the page sent, and the means to answer. */
export class HandSocket {
  readonly sent: string[] = [];
  isClosed = false;

  constructor(
    readonly url: string,
    readonly events: SocketEvents,
  ) {}

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.isClosed = true;
  }

  /** Says something to the page. */
  say(message: unknown): void {
    this.events.received(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The types of all that the page sent. */
  types(): string[] {
    return this.sent.map((text) => JSON.parse(text).type);
  }
}

/** Surroundings in which time passes and sockets speak only when a test says so. */
export class ByHand extends HandClock implements Surroundings {
  /** Answers to the coming requests for tickets; when there are none left, a ticket. */
  readonly answers: (TicketAnswer | Error)[] = [];
  readonly sockets: HandSocket[] = [];
  requests = 0;
  /** What chance gives. */
  chance = 0;

  constructor() {
    super(5_000);
  }

  random(): number {
    return this.chance;
  }

  async ticket(): Promise<TicketAnswer> {
    this.requests += 1;
    const answer = this.answers.shift() ?? { kind: 'ticket', url: `wss://live.example/live?ticket=${this.requests}` };
    if (answer instanceof Error) throw answer;
    return answer;
  }

  open(url: string, events: SocketEvents): HandSocket {
    const socket = new HandSocket(url, events);
    this.sockets.push(socket);
    return socket;
  }

  /** The newest socket. */
  get socket(): HandSocket {
    return this.sockets.at(-1)!;
  }
}

/** The sockets of a page whose time is a test's own clock. */
export class HandLine {
  readonly sockets: HandSocket[] = [];

  /** Surroundings by this clock; tickets are for who asks in another way. */
  over(clock: HandClock): Surroundings {
    return {
      now: clock.now,
      after: clock.after,
      onWake: clock.onWake,
      random: () => 0,
      ticket: () => Promise.reject(new Error('This page asks for its tickets in another way.')),
      open: (url, events) => {
        const socket = new HandSocket(url, events);
        this.sockets.push(socket);
        return socket;
      },
    };
  }

  /** Opens the sockets that are still to be opened, and the newest that listens to a channel. */
  on(channel: string): HandSocket {
    for (const socket of this.sockets) if (!socket.isClosed && socket.sent.length === 0) socket.events.opened();
    return this.sockets.findLast((socket) => !socket.isClosed && socket.sent.some((text) => JSON.parse(text).channel === channel))!;
  }
}
