import type { StateHead } from './frame';
import { LiveLink, type Sight, type Subject } from './live-link';
import type { Surroundings } from './surroundings';

/** Ages are drawn anew this often, in ms. */
const DRAW_EACH = 1_000;

/** A subject that a component listens to while it is shown, with a second hand for the ages. */
export class Listening<K, S extends StateHead, M> {
  sight = $state.raw<Sight<K>>({ hearing: 'connecting', known: undefined, unreadable: 0 });
  /** The monotonic clock when it was drawn last, in ms. */
  now = $state(0);
  readonly #subject: Subject<K, S, M>;
  readonly #surroundings: Surroundings;

  constructor(subject: Subject<K, S, M>, surroundings: Surroundings) {
    this.#subject = subject;
    this.#surroundings = surroundings;
  }

  /** Begins; the answer ends it. */
  start(): () => void {
    const link = new LiveLink(this.#subject, this.#surroundings, (sight) => {
      this.sight = sight;
      this.now = this.#surroundings.now();
    });
    let callOff = () => {};
    const draw = () => {
      this.now = this.#surroundings.now();
      callOff = this.#surroundings.after(DRAW_EACH, draw);
    };
    draw();
    link.start();
    return () => {
      link.stop();
      callOff();
    };
  }
}
