import type { Answer } from '../api/ask';
import type { Clock } from '../live/surroundings';
import { PhaseWatch, secondsToChange, type PhaseSight, type PhaseTold } from './phase-watch';

/** A phase that a component follows while it is shown, with a second hand. */
export class Following<T extends PhaseTold> {
  sight = $state.raw<PhaseSight<T>>({ told: undefined, receivedAt: 0, hearing: 'asking' });
  /** The clock’s time when it was drawn last, in ms. */
  now = $state(0);
  readonly #clock: Clock;
  readonly #watch: PhaseWatch<T>;

  constructor(ask: () => Promise<Answer<T>>, clock: Clock) {
    this.#clock = clock;
    this.#watch = new PhaseWatch(ask, clock, (sight) => {
      this.sight = sight;
      this.now = clock.now();
    });
  }

  /** Begins; the answer ends it. */
  start(): () => void {
    let callOff = () => {};
    const draw = () => {
      this.now = this.#clock.now();
      this.#watch.catchUp();
      // The hand moves on the cloud’s whole second, not somewhere in it.
      const { told, receivedAt } = this.sight;
      const into = told === undefined ? 0 : (told.now + (this.now - receivedAt)) % 1000;
      callOff = this.#clock.after(1000 - into, draw);
    };
    this.#watch.start();
    draw();
    return () => {
      callOff();
      this.#watch.stop();
    };
  }

  look(): Promise<void> {
    return this.#watch.look();
  }

  /** Whole seconds until the phase ends by itself; undefined when it does not. */
  get left(): number | undefined {
    return secondsToChange(this.sight, this.now);
  }
}
