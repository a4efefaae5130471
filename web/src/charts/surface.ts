import type { Canvas } from './paint';

/** What a surface takes from the browser. Tests give their own. */
export interface Sight {
  /** Does something before the next picture of the screen; the answer calls it off. */
  frame(action: () => void): () => void;
  /** Tells the size in CSS pixels, now and when it changes. */
  watchSize(of: Element, tell: (width: number, height: number) => void): () => void;
  /** Tells whether any of it is on the screen. */
  watchSeen(of: Element, tell: (isSeen: boolean) => void): () => void;
  /** Tells that the page is lit in another way. */
  watchLight(tell: () => void): () => void;
  density(): number;
  /** What a token's colour is there just now. */
  colours(of: Element): (token: string) => string;
}

/** The browser that this runs in. */
export const screenSight: Sight = {
  frame: (action) => {
    const id = requestAnimationFrame(action);
    return () => cancelAnimationFrame(id);
  },
  watchSize: (of, tell) => {
    const observer = new ResizeObserver(([entry]) => tell(entry!.contentRect.width, entry!.contentRect.height));
    observer.observe(of);
    return () => observer.disconnect();
  },
  watchSeen: (of, tell) => {
    const observer = new IntersectionObserver((entries) => tell(entries.at(-1)!.isIntersecting));
    observer.observe(of);
    return () => observer.disconnect();
  },
  watchLight: (tell) => {
    const observer = new MutationObserver(tell);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  },
  density: () => devicePixelRatio,
  colours: (of) => {
    const style = getComputedStyle(of);
    return (token) => style.getPropertyValue(token).trim();
  },
};

/** Finer than this no line here looks better, and a phone paints more than twice as long. */
const MOST_DENSITY = 2;

/**
 * A canvas that is painted when something on it is another: at most once for each picture of the screen, and not while it is
 * off the screen; then once when it comes back.
 */
export class Surface {
  readonly #canvas: HTMLCanvasElement;
  readonly #paint: (canvas: Canvas) => void;
  readonly #sight: Sight;
  readonly #leave: readonly (() => void)[];
  #isSeen = false;
  #isWanted = true;
  #callOff: (() => void) | undefined;
  #size = { width: 0, height: 0 };

  /** @param sized told how many columns of a CSS pixel it has now */
  constructor(canvas: HTMLCanvasElement, paint: (canvas: Canvas) => void, sized: (width: number) => void, sight: Sight = screenSight) {
    this.#canvas = canvas;
    this.#paint = paint;
    this.#sight = sight;
    this.#leave = [
      sight.watchSize(canvas, (width, height) => {
        const density = this.#density();
        this.#size = { width: Math.round(width * density), height: Math.round(height * density) };
        sized(Math.max(1, Math.round(this.#size.width / density)));
        this.want();
      }),
      sight.watchSeen(canvas, (isSeen) => {
        this.#isSeen = isSeen;
        if (this.#isWanted) this.want();
      }),
      sight.watchLight(() => this.want()),
    ];
  }

  /** Says that what it shows is another. */
  want(): void {
    this.#isWanted = true;
    if (!this.#isSeen || this.#callOff !== undefined) return;
    this.#callOff = this.#sight.frame(() => this.#draw());
  }

  stop(): void {
    this.#callOff?.();
    for (const leave of this.#leave) leave();
  }

  #draw(): void {
    this.#callOff = undefined;
    const { width, height } = this.#size;
    const context = width > 0 && height > 0 ? this.#canvas.getContext('2d') : null;
    if (context === null) return;
    this.#isWanted = false;
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    this.#paint({ context, width, height, density: this.#density(), colour: this.#sight.colours(this.#canvas) });
  }

  #density(): number {
    return Math.min(MOST_DENSITY, Math.max(1, this.#sight.density()));
  }
}
