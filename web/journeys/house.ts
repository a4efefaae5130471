import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

export type PartName = 'cloud' | 'voyager' | 'relay';

const REPOSITORY = resolve(import.meta.dirname, '../..');

/** The environment of a terminal: without what the test runner adds, since `up` may build the page. */
const { NODE_ENV: _nodeEnv, VITEST: _vitest, ...TERMINAL } = process.env;

/** A house of tests lives for minutes: the thorough compiler would cost it more than it saves. */
const ENVIRONMENT = { ...TERMINAL, JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1' };

/** The house as a person runs it: `./stellar up` on free ports with a data folder of its own. */
export class House {
  private readonly data = mkdtempSync(join(tmpdir(), 'stellar-journey-'));
  private readonly runs: ChildProcess[] = [];
  private spoken = '';

  private constructor(
    private readonly ports: number[],
    private readonly flags: string[],
  ) {}

  static async open(flags: string[]): Promise<House> {
    return new House(await freePorts(5), flags);
  }

  get address(): string {
    return `http://localhost:${this.ports[0]}`;
  }

  /** The port of the simulated Voyager. */
  get voyagerPort(): number {
    return this.ports[2]!;
  }

  /** A port that no part listens on when the relay is left out. */
  get relayPort(): number {
    return this.ports[4]!;
  }

  /** A folder of this house for whatever a test starts besides; gone with the house. */
  folder(name: string): string {
    return join(this.data, name);
  }

  /** The key with which the operator of the demo telescope asks the cloud. */
  operatorKey(): string {
    return readFileSync(join(this.data, 'operator.key'), 'utf8').trim();
  }

  /** Runs the relay by itself, with the Java of the house and the options it ships with. */
  relay(...words: string[]): ChildProcess {
    const module = join(REPOSITORY, 'edge-relay/relay');
    const target = join(module, 'target');
    return spawn(realpathSync(`/proc/${this.pid('cloud')}/exe`), [
      `@${join(module, 'relay.jvm.options')}`, '-cp', `${join(target, 'classes')}:${join(target, 'lib')}/*`, 'stellar.relay.Relay', ...words,
    ], { env: ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** Runs `./stellar up` and waits until it says that it is up; with parts, only these are (re)started. */
  async up(...only: PartName[]): Promise<void> {
    const [port, s3, voyager, control, health] = this.ports;
    const words = [
      'up', '--data', this.data, '--port', `${port}`, '--s3-port', `${s3}`, '--voyager-port', `${voyager}`,
      '--control-port', `${control}`, '--health-port', `${health}`,
      ...this.flags, ...only.flatMap((part) => ['--only', part]),
    ];
    // A process group of its own, so that an interrupt reaches all of it, as Ctrl-C in a terminal does.
    const run = spawn('./stellar', words, { cwd: REPOSITORY, env: ENVIRONMENT, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    this.runs.push(run);
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      this.spoken += chunk.toString();
    };
    run.stdout.on('data', listen);
    run.stderr.on('data', listen);
    await until(`./stellar up ${only.join(' ')}`, 120_000, () => {
      if (run.exitCode !== null) throw new Error(`./stellar up ended with ${run.exitCode}:\n${said}`);
      return said.includes('Stellar is up');
    });
  }

  /** Kills a part at once, as a power cut does. */
  async kill(part: PartName): Promise<void> {
    const pid = this.pid(part);
    process.kill(pid, 'SIGKILL');
    await until(`the ${part} to be gone`, 5_000, () => !alive(pid));
  }

  /** Ctrl-C in every terminal; resolves with the seconds it took until nothing of the house was left. */
  async interrupt(): Promise<number> {
    const pids = (['cloud', 'voyager', 'relay'] as const).map((part) => this.pid(part));
    const begin = performance.now();
    for (const run of this.runs.splice(0)) {
      if (run.pid !== undefined && run.exitCode === null && run.signalCode === null) {
        const ended = once(run, 'exit');
        process.kill(-run.pid, 'SIGINT');
        await ended;
      }
    }
    await until('every part to end', 10_000, () => pids.every((pid) => !alive(pid)));
    return (performance.now() - begin) / 1000;
  }

  /** The names of the frames on the observatory's disk, in the order they were saved. */
  frames(): string[] {
    const folder = join(this.data, 'voyager/frames');
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.fits?$/.test(name))
      .map((name) => ({ name: basename(name), savedAt: statSync(join(folder, name)).mtimeMs }))
      .sort((a, b) => a.savedAt - b.savedAt)
      .map((frame) => frame.name);
  }

  async json<T>(path: string): Promise<T> {
    const answer = await fetch(this.address + path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** What the parts and the supervisor said, for a failed run. */
  words(): string {
    const logs = join(this.data, 'logs');
    const tails = existsSync(logs)
      ? readdirSync(logs).map((file) => `--- ${file}\n${readFileSync(join(logs, file), 'utf8').split('\n').slice(-15).join('\n')}`)
      : [];
    return [this.spoken, ...tails].join('\n');
  }

  async close(): Promise<void> {
    for (const run of this.runs) {
      if (run.pid !== undefined && run.exitCode === null && run.signalCode === null) process.kill(-run.pid, 'SIGKILL');
    }
    rmSync(this.data, { recursive: true, force: true });
  }

  private pid(part: PartName): number {
    return Number(readFileSync(join(this.data, 'run', `${part}.pid`), 'utf8').split(' ')[0]);
  }
}

/** Looks again and again until it is so; a time limit, not a pause, decides. */
export async function until(what: string, limitMs: number, check: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await check())) {
    if (performance.now() > deadline) throw new Error(`Waited ${limitMs / 1000} s for ${what}, in vain.`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
