import type { Request } from '../api/ask';
import { objectIn, textIn, type Json } from '../live/border';
import { ticketFrom } from '../live/browser';
import type { StateHead } from '../live/frame';
import { LiveLink, type Subject } from '../live/live-link';
import { withTickets, type Surroundings } from '../live/surroundings';
import { tellListNews } from './list-news';

/** What a person's own channel tells of: a problem, or something new in their list. */
interface OwnNews {
  readonly what: 'problem' | 'list';
}

/** How often each was told; after a state all may be different. */
type OwnCounts = Readonly<Record<'state' | OwnNews['what'], number>>;

const NONE: OwnCounts = { state: 0, problem: 0, list: 0 };

/** A person’s own channel. */
export function ownChannelOf(user: string): Subject<OwnCounts, StateHead, OwnNews> {
  return {
    id: user,
    channel: `user.${user}`,
    reading: { state: (head) => head, message: (message) => readNews(message) ?? 'newer' },
    next: (known = NONE, step) => {
      if (step.kind === 'state') return { ...known, state: known.state + 1 };
      if (step.kind !== 'changes') return known;
      return step.frame.messages.reduce((so, { what }) => ({ ...so, [what]: so[what] + 1 }), known);
    },
  };
}

function readNews(message: Json | undefined): OwnNews | undefined {
  const type = textIn(message, 'type');
  if (type === 'notified') return { what: 'list' };
  const isProblem = type === 'notification' && textIn(objectIn(message, 'data'), 'what')?.startsWith('problem-') === true;
  return isProblem ? { what: 'problem' } : undefined;
}

/**
 * Calls back whenever something may have happened that a person’s channel tells of; whoever counts what is new in their list is told too. The
 * answer ends it.
 */
export function hearOwn(user: string, surroundings: Surroundings, request: Request, heard: (what: 'all' | OwnNews['what']) => void): () => void {
  let last = NONE;
  const link = new LiveLink(ownChannelOf(user), withTickets(surroundings, () => ticketFrom('/api/me/tickets', request)), ({ known = NONE }) => {
    const [before, isAll] = [last, known.state !== last.state];
    last = known;
    if (isAll) heard('all');
    else if (known.problem !== before.problem) heard('problem');
    if (!isAll && known.list !== before.list) heard('list');
    if (known.list !== before.list) tellListNews();
  });
  link.start();
  return () => link.stop();
}
