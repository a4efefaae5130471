import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './house';

const DAEMON = '/usr/bin/dbus-daemon';

/** Whether this machine can have such a desktop. */
export const hasDesktop = existsSync(DAEMON);

/** What a program asked the desktop to show. */
export interface Shown {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

const CALL = 1;
const REPLY = 2;
const SIGNAL = 4;
/** Fields of a message's head, by their numbers (D-Bus specification, "Header Fields"). */
const [PATH, INTERFACE, MEMBER, REPLY_SERIAL, DESTINATION, SENDER, SIGNATURE] = [1, 2, 3, 5, 6, 7, 8] as const;
const BUS = 'org.freedesktop.DBus';
const NOTIFICATIONS = 'org.freedesktop.Notifications';

/**
 * A desktop as far as messages go: a session bus of its own with a server of the Desktop Notifications Specification, on which a test clicks as a
 * person does. Browsers believe no other click.
 */
export class Desktop {
  readonly shown = new Map<number, Shown>();
  readonly #folder = mkdtempSync(join(tmpdir(), 'stellar-desktop-'));
  #daemon: ChildProcess | undefined;
  #socket: Socket | undefined;
  #waiting = Buffer.alloc(0);
  #serial = 0;
  #ids = 0;
  #isServing = false;

  static async open(): Promise<Desktop> {
    const desktop = new Desktop();
    await desktop.#start();
    return desktop;
  }

  /** What a browser is to find in its environment. */
  get address(): string {
    return `unix:path=${this.#path}`;
  }

  get #path(): string {
    return join(this.#folder, 'bus');
  }

  /** Clicks on what is shown under an id. */
  click(id: number): void {
    const body = new Written();
    body.number(id);
    body.text('default');
    this.#send(SIGNAL, [[PATH, 'o', '/org/freedesktop/Notifications'], [INTERFACE, 's', NOTIFICATIONS], [MEMBER, 's', 'ActionInvoked']], 'us', body);
  }

  async close(): Promise<void> {
    this.#socket?.destroy();
    if (this.#daemon !== undefined && this.#daemon.exitCode === null) {
      this.#daemon.kill();
      await once(this.#daemon, 'exit');
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #start(): Promise<void> {
    const config = join(this.#folder, 'bus.conf');
    const policy = '<policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy>';
    writeFileSync(config, `<busconfig><type>session</type><listen>${this.address}</listen><auth>EXTERNAL</auth>${policy}</busconfig>`);
    this.#daemon = spawn(DAEMON, [`--config-file=${config}`, '--nofork'], { stdio: 'ignore' });
    await until('the bus of the desktop', 5_000, () => existsSync(this.#path));
    const socket = connect(this.#path);
    this.#socket = socket;
    await once(socket, 'connect');
    socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(process.getuid!())).toString('hex')}\r\n`);
    await once(socket, 'data');
    socket.on('data', (data) => this.#receive(data));
    socket.write('BEGIN\r\n');
    this.#ask('Hello');
    const name = new Written();
    name.text(NOTIFICATIONS);
    name.number(0);
    this.#ask('RequestName', 'su', name);
    await until('the desktop to serve', 5_000, () => this.#isServing);
  }

  #ask(member: string, signature?: string, body?: Written): void {
    this.#send(CALL, [[PATH, 'o', '/org/freedesktop/DBus'], [INTERFACE, 's', BUS], [MEMBER, 's', member], [DESTINATION, 's', BUS]], signature, body);
  }

  #send(type: number, fields: readonly (readonly [number, 'o' | 's' | 'u', string | number])[], signature?: string, body = new Written()): void {
    const list = new Written();
    for (const [code, kind, value] of fields) {
      list.field(code, kind);
      if (typeof value === 'number') list.number(value);
      else list.text(value);
    }
    if (signature !== undefined) {
      list.field(SIGNATURE, 'g');
      list.signature(signature);
    }
    const head = new Written();
    // Little endian, of this type, without flags, of version 1 of the protocol.
    head.bytes(0x6c, type, 0, 1);
    head.number(body.done.length);
    head.number((this.#serial += 1));
    head.number(list.done.length);
    head.append(list.done);
    head.align(8);
    this.#socket!.write(Buffer.concat([head.done, body.done]));
  }

  #receive(data: Buffer): void {
    this.#waiting = Buffer.concat([this.#waiting, data]);
    while (this.#waiting.length >= 16) {
      const headLength = aligned(16 + this.#waiting.readUInt32LE(12), 8);
      const length = headLength + this.#waiting.readUInt32LE(4);
      if (this.#waiting.length < length) return;
      const message = this.#waiting.subarray(0, length);
      this.#waiting = this.#waiting.subarray(length);
      this.#take(message, headLength);
    }
  }

  #take(message: Buffer, headLength: number): void {
    const fields = fieldsOf(message);
    if (message[1] === SIGNAL && fields.get(MEMBER) === 'NameAcquired') this.#isServing ||= new Read(message, headLength).text() === NOTIFICATIONS;
    if (message[1] !== CALL) return;
    const answer = new Written();
    const signature = this.#answer(String(fields.get(MEMBER)), new Read(message, headLength), answer);
    this.#send(REPLY, [[REPLY_SERIAL, 'u', message.readUInt32LE(8)], [DESTINATION, 's', String(fields.get(SENDER))]], signature, answer);
  }

  /** Does what is asked; the answer's signature, if it has a body. */
  #answer(member: string, asked: Read, answer: Written): string | undefined {
    switch (member) {
      case 'GetCapabilities': {
        const list = new Written();
        ['actions', 'body'].forEach((word) => list.text(word));
        answer.number(list.done.length);
        answer.append(list.done);
        return 'as';
      }
      case 'GetServerInformation':
        ['desktop', 'stellar', '1', '1.2'].forEach((word) => answer.text(word));
        return 'ssss';
      case 'Notify': {
        asked.text();
        const replaced = asked.number();
        asked.text();
        const [title, text] = [asked.text(), asked.text()];
        const id = replaced === 0 ? (this.#ids += 1) : replaced;
        this.shown.set(id, { id, title, text });
        answer.number(id);
        return 'u';
      }
      case 'CloseNotification':
        this.shown.delete(asked.number());
        return undefined;
      default:
        return undefined;
    }
  }
}

function aligned(place: number, to: number): number {
  return Math.ceil(place / to) * to;
}

function fieldsOf(message: Buffer): Map<number, string | number> {
  const fields = new Map<number, string | number>();
  const read = new Read(message, 16);
  const end = 16 + message.readUInt32LE(12);
  while (read.place < end) {
    read.align(8);
    const [code, kind] = [read.byte(), read.signature()];
    fields.set(code, kind === 'u' ? read.number() : kind === 'g' ? read.signature() : read.text());
  }
  return fields;
}

/** Values as they go over the bus, each in its place. Structures here begin at multiples of eight. */
class Written {
  done: Buffer = Buffer.alloc(0);

  append(bytes: Buffer): void {
    this.done = Buffer.concat([this.done, bytes]);
  }
  align(to: number): void {
    this.append(Buffer.alloc(aligned(this.done.length, to) - this.done.length));
  }
  bytes(...values: number[]): void {
    this.append(Buffer.from(values));
  }
  number(value: number): void {
    this.align(4);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    this.append(bytes);
  }
  text(value: string): void {
    this.number(Buffer.byteLength(value));
    this.append(Buffer.from(`${value}\0`));
  }
  signature(value: string): void {
    this.append(Buffer.from([value.length, ...Buffer.from(value), 0]));
  }
  field(code: number, kind: string): void {
    this.align(8);
    this.bytes(code);
    this.signature(kind);
  }
}

class Read {
  constructor(
    private readonly from: Buffer,
    public place: number,
  ) {}

  align(to: number): void {
    this.place = aligned(this.place, to);
  }
  byte(): number {
    return this.from[this.place++]!;
  }
  number(): number {
    this.align(4);
    this.place += 4;
    return this.from.readUInt32LE(this.place - 4);
  }
  text(): string {
    const length = this.number();
    this.place += length + 1;
    return this.from.toString('utf8', this.place - length - 1, this.place - 1);
  }
  signature(): string {
    const length = this.byte();
    this.place += length + 1;
    return this.from.toString('latin1', this.place - length - 1, this.place - 1);
  }
}
