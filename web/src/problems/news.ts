import type { Request } from '../api/ask';
import { ticketFrom } from '../live/browser';
import { objectIn, textIn } from '../live/border';
import type { StateHead } from '../live/frame';
import { LiveLink, type Subject } from '../live/live-link';
import { withTickets, type Surroundings } from '../live/surroundings';

/** Something happened to a problem that concerns a person. */
interface ProblemNews {
  readonly what: 'problem';
}

/** A person’s own channel: how often it told the state, after which all may be different, or news of a problem. */
export function newsOf(user: string): Subject<number, StateHead, ProblemNews> {
  return {
    id: user,
    channel: `user.${user}`,
    reading: {
      state: (head) => head,
      message: (message) => (textIn(message, 'type') === 'notification' && textIn(objectIn(message, 'data'), 'what')?.startsWith('problem-') === true ? { what: 'problem' } : 'newer'),
    },
    next: (known, step) => (known ?? 0) + (step.kind === 'state' ? 1 : step.kind === 'changes' ? step.frame.messages.length : 0),
  };
}

/** Calls back whenever something may have happened to a problem that concerns a person; the answer ends it. */
export function hearNews(user: string, surroundings: Surroundings, request: Request, heard: () => void): () => void {
  let last: number | undefined;
  const link = new LiveLink(newsOf(user), withTickets(surroundings, () => ticketFrom('/api/me/tickets', request)), ({ known }) => {
    const isNews = known !== last;
    last = known;
    if (isNews) heard();
  });
  link.start();
  return () => link.stop();
}
