import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const REPOSITORY = resolve(import.meta.dirname, '../..');

/** The whole house in a time of its own, which is turned by hand: `./stellar play`. */
export class PlayedHouse {
  private constructor(
    private readonly run: ChildProcessWithoutNullStreams,
    private readonly lines: AsyncIterator<string>,
    private readonly folder: string,
    readonly address: string,
    /** Who books, by the name they sign in under. */
    readonly person: string,
    private readonly said: string[],
  ) {}

  /** Everything runs when this resolves, at this moment. */
  static async open(moment: string): Promise<PlayedHouse> {
    const folder = mkdtempSync(join(tmpdir(), 'stellar-played-'));
    const run = spawn('./stellar', ['play', folder, moment], { cwd: REPOSITORY });
    const said: string[] = [];
    run.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    const lines = createInterface(run.stdout)[Symbol.asyncIterator]();
    const first = await lines.next();
    const up = /^up (\S+) (.+)$/.exec(String(first.value));
    if (up === null) throw new Error(`The played house did not start: ${said.join('')}`);
    return new PlayedHouse(run, lines, folder, up[1]!, up[2]!, said);
  }

  /** Turns the clock to a moment; everything that happens until then has happened. */
  async play(moment: string): Promise<void> {
    await this.ask(`play ${moment}`, 'at');
  }

  /** So many frames are booked by the telescope's person; resolves with the booking's id. */
  async book(from: string, to: string, frames: number): Promise<string> {
    return this.ask(`book ${from} ${to} ${frames}`, 'booked');
  }

  async sky(sky: 'clouds' | 'clear'): Promise<void> {
    await this.ask(sky, 'sky');
  }

  /** What became of what was booked, and what the house said of itself, for a failed run. */
  async words(): Promise<string> {
    const told = await this.ask('tell', 'told').catch((error: unknown) => String(error));
    return `${told}\n${this.lastWords()}`;
  }

  private lastWords(): string {
    return this.said.join('').split('\n').slice(-30).join('\n');
  }

  async close(): Promise<void> {
    if (this.run.exitCode === null) {
      const ended = once(this.run, 'exit');
      this.run.stdin.end('end\n');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ask(line: string, answer: string): Promise<string> {
    this.run.stdin.write(`${line}\n`);
    const text = String((await this.lines.next()).value);
    if (text !== answer && !text.startsWith(`${answer} `)) throw new Error(`${line}: ${text}\n${this.lastWords()}`);
    return text.slice(answer.length + 1);
  }
}
