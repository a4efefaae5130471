import type { Request } from '../api/ask';
import type { Surroundings } from '../live/surroundings';
import { hearOwn } from '../notifications/news';

/** Calls back whenever something may have happened to a problem that concerns a person; the answer ends it. */
export function hearNews(user: string, surroundings: Surroundings, request: Request, heard: () => void): () => void {
  return hearOwn(user, surroundings, request, (what) => what !== 'list' && heard());
}
