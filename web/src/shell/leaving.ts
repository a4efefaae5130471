import type { Who } from '../account/session';

/**
 * Follows who is signed in: `changed` each time, `left` when somebody signed out. A session that ended by itself is no farewell; who was
 * in the middle of something signs in again and goes on.
 */
export function followingWho(changed: () => void, left: () => void): (who: Who) => void {
  let wasIn = false;
  return (who) => {
    changed();
    if (wasIn && who.kind === 'out' && !who.over) left();
    wasIn = who.kind === 'in';
  };
}
