import type { Session, Who } from '../account/session';
import type { Helm } from '../controls/helm';

/** What is loaded for somebody signed in. */
type Parts = typeof import('../controls/aboard');

/** Who watches a live page, and what they have in hand there. */
export class InHand {
  /** Whether somebody is signed in. */
  isIn = $state(false);
  /** Who that is: what one has in hand is nothing to the next. */
  user = $state<string>();
  parts = $state.raw<Parts>();
  helm = $state.raw<Helm>();
  /** Whether all controls are shown. */
  isOpen = $state(false);

  /** Begins to follow who is signed in; the answer ends it. */
  start(session: Session | undefined): (() => void) | undefined {
    const unwatch = session?.watch((who) => this.#become(who));
    return unwatch && (() => void unwatch());
  }

  /** Whether the controls are in hand. */
  get isHeld(): boolean {
    return this.isIn && this.parts !== undefined && this.helm !== undefined && this.helm.who !== 'nobody';
  }

  #become(who: Who): void {
    this.isIn = who.kind === 'in';
    this.user = who.kind === 'in' ? who.user : undefined;
    if (who.kind === 'out') this.helm = undefined;
    // Without them the page is as for a visitor, and loading it again tries again.
    else void import('../controls/aboard').then((parts) => (this.parts = parts)).catch(() => undefined);
  }
}
