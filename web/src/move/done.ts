import { KEPT_AS } from '../book/drafts';
import type { Change } from './may';

const keyOf = (booking: string) => `${KEPT_AS}done/${booking}`;

/** Notes in this tab that a booking was changed, for its page to say. */
export function noteDone(booking: string, change: Change): void {
  try {
    sessionStorage.setItem(keyOf(booking), change);
  } catch {
    // Its page shows it all the same.
  }
}

/** What was changed of a booking since its page was shown last; said once. */
export function takeDone(booking: string): Change | undefined {
  try {
    const noted = sessionStorage.getItem(keyOf(booking));
    sessionStorage.removeItem(keyOf(booking));
    return noted === 'move' || noted === 'plan' ? noted : undefined;
  } catch {
    return undefined;
  }
}
