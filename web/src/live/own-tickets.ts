import { NobodyIn, type Session } from '../account/session';
import { ticketFrom } from './browser';
import { withTickets, type Surroundings } from './surroundings';

/**
 * The same surroundings, in which a telescope that is not for everybody is asked for again as whoever is signed in: its operator, or a
 * guest in their slot. What they may hear is then the cloud's to say.
 */
export function withOwnTickets(around: Surroundings, session: Pick<Session, 'request'>, telescope: string): Surroundings {
  return withTickets(around, async () => {
    const open = await around.ticket(telescope);
    if (open.kind !== 'unknown') return open;
    try {
      return await ticketFrom('/api/me/tickets', session.request.bind(session));
    } catch (away) {
      if (away instanceof NobodyIn) return open;
      throw away;
    }
  });
}
