// The relay's job as a small Node.js proxy would do it: Voyager's lines in, signed batches out in order, commands in by an
// outgoing WebSocket. What waits is held in memory, within a limit; nothing is written to disk, so a crash loses it.
import { Agent, request } from 'node:http';
import { createHash, createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { constants, gzip as gzipWithCallback } from 'node:zlib';
import WebSocket from 'ws';

const { values: flags } = parseArgs({
  options: {
    voyager: { type: 'string' },
    cloud: { type: 'string' },
    relay: { type: 'string' },
    key: { type: 'string' },
    telescope: { type: 'string' },
  },
});
const [voyagerHost, voyagerPort] = flags.voyager.split(':');
const cloud = new URL(flags.cloud);
const key = Buffer.from(readFileSync(flags.key, 'utf8').trim(), 'hex');

// The contract's limits of a batch (edge-relay/contract, Batch).
const MAX_EVENTS = 45;
const MAX_BYTES = 380 * 1024;
const PACKED_ABOVE_BYTES = 1024;
const MAX_QUEUED = 10_000;
const POLLING_MS = 5_000;
const SILENCE_MS = 15_000;
const TELEMETRY_MS = 2_000;
const CR_LF = '\r\n';

const LATEST = new Map([['ControlData', 'controlData'], ['ShotRunning', 'shotRunning'],
  ['WeatherAndSafetyMonitorData', 'weather']]);
const DURABLE = new Map([['LogEvent', 'log'], ['Signal', 'signal'], ['Version', 'version'], ['ShutDown', 'shutDown'],
  ['RemoteActionResult', 'remoteActionResult'], ['NewFITReady', 'newFITReady'], ['AutoFocusResult', 'autoFocusResult'],
  ['ProfileChanged', 'profileChanged'], ['ArrayElementData', 'arrayElementData']]);
const LEVELS = ['', 'DEBUG', 'INFO', 'WARNING', 'CRITICAL', 'TITLE', 'SUBTITLE', 'EVENT', 'REQUEST', 'EMERGENCY', 'ROBOTARGET'];

// ---- what waits

const epoch = Date.now();
const queue = [];
let nextSeq = 1;
let acked = 0;
const latest = new Map();
let telemetryDue = 0;
let wake = () => {};
let voyager = null;

function take(message) {
  const type = LATEST.get(message.Event);
  if (type) {
    latest.set(type, { telescope: flags.telescope, type, at: new Date().toISOString(), data: { ...message, parsed: {} } });
  } else if (message.Event !== 'Polling') {
    queue.push({
      seq: nextSeq++,
      telescope: flags.telescope,
      type: DURABLE.get(message.Event) ?? 'unknown',
      at: new Date().toISOString(),
      voyagerAt: new Date(message.Timestamp * 1000).toISOString(),
      data: { ...message, parsed: parsed(message) },
    });
    if (queue.length >= MAX_QUEUED) voyager.pause();
  }
  wake();
}

function parsed(message) {
  switch (message.Event) {
    case 'LogEvent': return { level: LEVELS[message.Type], text: message.Text };
    case 'Signal': return { code: message.Code };
    case 'RemoteActionResult': return { uid: message.UID, code: message.ActionResultInt, result: message.ParamRet };
    default: return {};
  }
}

// ---- Voyager

let requestId = 1;

function send(message) {
  voyager?.write(JSON.stringify(message) + CR_LF);
}

function order(method, params) {
  const id = requestId++;
  send({ method, params: { UID: crypto.randomUUID(), ...params }, id });
}

async function readVoyager() {
  const socket = connect({ host: voyagerHost, port: Number(voyagerPort), noDelay: true });
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('Voyager is silent.')));
  await once(socket, 'connect');
  voyager = socket;
  order('RemoteSetDashboardMode', { IsOn: true });
  order('RemoteSetLogEvent', { IsOn: true, Level: 0 });
  const polling = setInterval(
    () => send({ Event: 'Polling', Timestamp: Date.now() / 1000, Host: 'proxy', Inst: 1 }), POLLING_MS);
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      if (line.length > 1) readLine(line);
    }
  });
  await once(socket, 'close').finally(() => {
    clearInterval(polling);
    voyager = null;
  });
}

function readLine(line) {
  try {
    const message = JSON.parse(line);
    if (message.Event) take(message);
  } catch (error) {
    console.error('A line of Voyager cannot be read:', error.message);
  }
}

// ---- the cloud

const agent = new Agent({ keepAlive: true, maxSockets: 2 });

const gzip = promisify(gzipWithCallback);

async function post(path, range, body) {
  const packed = body.length > PACKED_ABOVE_BYTES;
  const sent = packed ? await gzip(body, { level: constants.Z_BEST_SPEED }) : body;
  const seconds = Math.floor(Date.now() / 1000);
  const signedEpoch = range === '0-0' ? 0 : epoch;
  const text = ['stellar-relay-1', 'POST', path, flags.relay, 'k1', signedEpoch, range, seconds,
    createHash('sha256').update(sent).digest('hex')].join('\n');
  const headers = {
    'content-type': 'application/json',
    'content-length': sent.length,
    ...(packed && { 'content-encoding': 'gzip' }),
    'stellar-relay': flags.relay,
    'stellar-key': 'k1',
    'stellar-epoch': signedEpoch,
    'stellar-range': range,
    'stellar-timestamp': seconds,
    'stellar-signature': createHmac('sha256', key).update(text).digest('hex'),
  };
  return new Promise((resolve, reject) => {
    const asked = request(
      { agent, method: 'POST', host: cloud.hostname, port: cloud.port, path, headers, timeout: 10_000 }, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve(JSON.parse(Buffer.concat(parts)));
          else reject(new Error(`The cloud answered ${answer.statusCode}.`));
        });
      });
    asked.on('timeout', () => asked.destroy(new Error('The cloud did not answer in time.')));
    asked.on('error', reject);
    asked.end(sent);
  });
}

function nextEvents() {
  let bytes = 0;
  let count = 0;
  while (count < queue.length && count < MAX_EVENTS) {
    const event = queue[count];
    event.json ??= JSON.stringify(event);
    bytes += event.json.length;
    if (bytes > MAX_BYTES && count > 0) break;
    count++;
  }
  return queue.slice(0, count);
}

function batch(events, telemetry) {
  const last = events.length ? events.at(-1).seq : acked;
  const head = JSON.stringify({ v: 1, relay: flags.relay, epoch, first: acked + 1, last, sentAt: new Date().toISOString() });
  const body = `${head.slice(0, -1)},"events":[${events.map((event) => event.json).join(',')}],`
    + `"latest":${JSON.stringify(telemetry)}}`;
  return { range: `${acked + 1}-${last}`, body: Buffer.from(body) };
}

async function sendBatches() {
  let wait = 500;
  for (;;) {
    const due = latest.size > 0 && (queue.length > 0 || Date.now() >= telemetryDue);
    if (queue.length === 0 && !due) {
      await new Promise((resolve) => {
        const again = latest.size > 0 ? setTimeout(resolve, telemetryDue - Date.now()) : undefined;
        wake = () => {
          if (queue.length > 0 || Date.now() >= telemetryDue) {
            clearTimeout(again);
            resolve();
          }
        };
      });
      continue;
    }
    const events = nextEvents();
    const telemetry = due ? [...latest.values()] : [];
    latest.clear();
    try {
      const { range, body } = batch(events, telemetry);
      const answer = await post('/api/relay/events', range, body);
      const kept = queue.findIndex((event) => event.seq > answer.through.seq);
      queue.splice(0, kept < 0 ? queue.length : kept);
      acked = answer.through.seq;
      if (telemetry.length > 0) telemetryDue = Date.now() + TELEMETRY_MS;
      if (voyager?.isPaused() && queue.length < MAX_QUEUED / 2) voyager.resume();
      answer.commands.forEach(run);
      wait = 500;
    } catch (error) {
      console.error(error.message);
      await pause(wait * (0.5 + Math.random() / 2));
      wait = Math.min(wait * 2, 30_000);
    }
  }
}

function run(command) {
  if (Date.parse(command.deadline) > Date.now()) order(command.method, command.params);
}

async function hearCommands() {
  const { url } = await post('/api/relay/tickets', '0-0', Buffer.from('{}'));
  const socket = new WebSocket(url);
  socket.on('message', (data) => {
    const push = JSON.parse(data);
    if (push.type === 'commands') push.commands.forEach(run);
  });
  const ping = setInterval(() => socket.send('{"type":"ping"}'), 240_000);
  await once(socket, 'close').finally(() => clearInterval(ping));
}

async function forever(work) {
  for (;;) {
    try {
      await work();
    } catch (error) {
      console.error(error.message);
    }
    await pause(1_000);
  }
}

forever(readVoyager);
forever(hearCommands);
sendBatches();
