import type { SocketEvents, Surroundings, TicketAnswer } from '../live/surroundings';

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

interface Timer {
  readonly due: number;
  readonly action: () => void;
}

/** Surroundings in which time passes and sockets speak only when a test says so. */
export class ByHand implements Surroundings {
  /** Answers to the coming requests for tickets; when there are none left, a ticket. */
  readonly answers: (TicketAnswer | Error)[] = [];
  readonly sockets: HandSocket[] = [];
  requests = 0;
  /** What chance gives. */
  chance = 0;
  #now = 5_000;
  #timers: Timer[] = [];
  #wakers: (() => void)[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, action: () => void): () => void {
    const timer = { due: this.#now + ms, action };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
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

  onWake(action: () => void): () => void {
    this.#wakers.push(action);
    return () => {
      this.#wakers = this.#wakers.filter((other) => other !== action);
    };
  }

  /** The page is looked at again, or the network came back. */
  wake(): void {
    this.#wakers.forEach((action) => action());
  }

  /** Lets time pass; what is due happens at its moment, and what it promised is kept. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.due);
      next.action();
      await settled();
    }
    this.#now = end;
    await settled();
  }

  /** The newest socket. */
  get socket(): HandSocket {
    return this.sockets.at(-1)!;
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.length;
  }
}

/** Lets promises that are kept already be seen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}
