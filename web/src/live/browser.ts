import type { Request } from '../api/ask';
import { asObject, textIn } from './border';
import type { Socket, SocketEvents, Surroundings, TicketAnswer } from './surroundings';

/** How long the cloud may take to answer a request for a ticket, in ms. */
const TICKET_TIME_LIMIT = 10_000;

/** The surroundings that a real browser gives. */
export const browser: Surroundings = {
  now: () => performance.now(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
  ticket: requestTicket,
  open: openSocket,
  onWake: (action) => {
    const whenSeen = () => document.visibilityState === 'visible' && action();
    window.addEventListener('online', action);
    document.addEventListener('visibilitychange', whenSeen);
    return () => {
      window.removeEventListener('online', action);
      document.removeEventListener('visibilitychange', whenSeen);
    };
  },
};

function requestTicket(telescope: string): Promise<TicketAnswer> {
  return ticketFrom(`/api/telescopes/${encodeURIComponent(telescope)}/tickets`);
}

/** Asks for a ticket at a path, with a request of whoever asks; rejects when it cannot be asked for. */
export async function ticketFrom(path: string, request: Request = fetch): Promise<TicketAnswer> {
  const answer = await request(path, {
    method: 'POST',
    signal: AbortSignal.timeout(TICKET_TIME_LIMIT),
  });
  if (answer.status === 404) return { kind: 'unknown' };
  const url = textIn(asObject(await answer.json()), 'url');
  if (!answer.ok || url === undefined || !/^wss?:\/\//.test(url)) {
    throw new Error(`The cloud answered the request for a ticket with ${answer.status} and no socket address.`);
  }
  return { kind: 'ticket', url };
}

function openSocket(url: string, events: SocketEvents): Socket {
  const socket = new WebSocket(url);
  socket.onopen = () => events.opened();
  socket.onmessage = (message) => events.received(message.data);
  socket.onclose = () => events.closed();
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    },
  };
}
