/** Everything that signing in takes from the browser. Tests give a clock turned by hand and a storage of their own. */
export interface AccountSurroundings {
  /** The site's origin, such as `https://stellar.example`. */
  readonly origin: string;
  /** A monotonic clock in ms, from anywhere. Never the wall clock. */
  now(): number;
  /** Does something once after `ms`; the answer calls it off. */
  after(ms: number, action: () => void): () => void;
  /** 256 random bits as 43 letters, digits, `-` and `_`. */
  secret(): string;
  /** SHA-256 as base64url without padding; rejects where the page was not opened safely. */
  sha256(text: string): Promise<string>;
  /** What all tabs keep. */
  kept(): string | undefined;
  keep(text: string | undefined): void;
  /** Calls back when another tab keeps something else; the answer ends it. */
  onKept(action: () => void): () => void;
  /** What this tab alone notes down, until it is closed. */
  noted(name: string): string | undefined;
  note(name: string, text: string | undefined): void;
  /** Does something while no other tab does the like. */
  alone<T>(action: () => Promise<T>): Promise<T>;
  /** Asks over the network; rejects when nothing answers in time. */
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Leaves the page for another address. */
  leave(url: string): void;
}
