import { expect, test } from 'vitest';
import { changes, stateAt } from '../testing/messages';
import { MAX_HELD_BACK, PositionChain, type Outcome } from './chain';
import { readFrame, type ChangesFrame, type Message, type StateFrame } from './wire';

function state(seq: number): StateFrame {
  return readFrame(JSON.stringify(stateAt(seq, 0))) as StateFrame;
}

function change(previous: number, seq: number): ChangesFrame {
  return readFrame(JSON.stringify(changes(previous, seq, 0, []))) as ChangesFrame;
}

/** What an outcome does, such as "state 5, changes 6, ask". */
function said({ steps, ask }: Outcome<StateFrame, Message>): string {
  const done = steps.map((step) => `${step.kind} ${step.frame.position.seq}`);
  return [...done, ...(ask ? ['ask'] : [])].join(', ');
}

class Following {
  readonly chain = new PositionChain<StateFrame, Message>();
  state = (seq: number) => said(this.chain.takeState({ frame: state(seq), receivedAt: 0 }));
  changes = (previous: number, seq: number) => said(this.chain.takeChanges({ frame: change(previous, seq), receivedAt: 0 }));
}

test('a frame applies when it begins where the last one ended', () => {
  const follow = new Following();
  expect(follow.state(5)).toBe('state 5');
  expect(follow.changes(5, 7)).toBe('changes 7');
  expect(follow.changes(7, 8)).toBe('changes 8');
});

test('a frame without anything lasting applies where the last one ended', () => {
  const follow = new Following();
  follow.state(5);
  expect(follow.changes(5, 5)).toBe('changes 5');
  expect(follow.changes(5, 5)).toBe('changes 5');
});

test('of a frame that is already known only the telemetry applies', () => {
  const follow = new Following();
  follow.state(5);
  follow.changes(5, 7);
  expect(follow.changes(5, 7)).toBe('telemetry 7');
  expect(follow.changes(3, 4)).toBe('telemetry 4');
});

test('a gap asks for the state once, and goes on showing telemetry', () => {
  const follow = new Following();
  follow.state(5);
  expect(follow.changes(6, 7)).toBe('telemetry 7, ask');
  expect(follow.changes(7, 8)).toBe('telemetry 8');
});

test('the state that heals a gap is followed by what was held back', () => {
  const follow = new Following();
  follow.state(5);
  follow.changes(6, 7);
  follow.changes(7, 8);
  follow.changes(8, 9);
  expect(follow.state(8)).toBe('state 8, telemetry 7, telemetry 8, changes 9');
  expect(follow.changes(9, 10)).toBe('changes 10');
});

test('frames before the first state are held back, and played over it in their order', () => {
  const follow = new Following();
  expect(follow.changes(6, 7)).toBe('');
  expect(follow.changes(4, 6)).toBe('');
  expect(follow.state(4)).toBe('state 4, changes 6, changes 7');
});

test('a gap among what was held back asks again', () => {
  const follow = new Following();
  follow.changes(4, 5);
  follow.changes(6, 7);
  expect(follow.state(4)).toBe('state 4, changes 5, telemetry 7, ask');
  expect(follow.state(7)).toBe('state 7, telemetry 7');
  expect(follow.changes(7, 8)).toBe('changes 8');
});

test('a new epoch comes after every number of the old one', () => {
  const follow = new Following();
  follow.state(900);
  const renewed = { ...change(900, 900), position: { epoch: 1_795_300_000_000, seq: 1 } };
  expect(said(follow.chain.takeChanges({ frame: renewed, receivedAt: 0 }))).toBe('changes 1');
  expect(follow.changes(900, 901)).toBe('telemetry 901');
});

test('what is held back has a limit, and what had to go is a gap', () => {
  const follow = new Following();
  for (let seq = 1; seq <= MAX_HELD_BACK + 1; seq += 1) follow.changes(seq, seq + 1);
  const outcome = follow.chain.takeState({ frame: state(1), receivedAt: 0 });
  expect(outcome.ask).toBe(true);
  expect(outcome.steps.filter((step) => step.kind === 'changes')).toHaveLength(0);
});

test('what was held back keeps the time it came', () => {
  const chain = new PositionChain<StateFrame, Message>();
  chain.takeChanges({ frame: change(4, 5), receivedAt: 100 });
  const { steps } = chain.takeState({ frame: state(4), receivedAt: 900 });
  expect(steps.map((step) => step.receivedAt)).toEqual([900, 100]);
});

test('a frame that was overtaken closes the gap, and what was held back follows', () => {
  const follow = new Following();
  follow.state(5);
  follow.changes(7, 8);
  follow.changes(6, 7);
  expect(follow.chain.isBroken).toBe(true);
  expect(follow.changes(5, 6)).toBe('changes 6, changes 7, changes 8');
  expect(follow.chain.isBroken).toBe(false);
});
