import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nightOf, withChanges, type Night } from '../live/night';
import { readFrame, type ChangesFrame, type StateFrame } from '../live/wire';

/** A message of the contract, as it goes over the wire. */
export function golden(name: string): string {
  return readFileSync(join(process.cwd(), '../docs/contract/v1', name), 'utf8');
}

/** The golden state, read by the page's own reader. */
export function goldenState(): StateFrame {
  return readFrame(golden('live-initial-state.json')) as StateFrame;
}

/** The whole golden telemetry of a relay, as the cloud would send it on: nothing but the newest control data. */
export function goldenTelemetry(): ChangesFrame {
  const batch = JSON.parse(golden('batch-telemetry-only.json'));
  const position = { epoch: batch.epoch, seq: batch.last };
  return readFrame(
    JSON.stringify({
      type: 'changes',
      channel: 'telescope.demo',
      position,
      previous: position,
      sentAt: batch.sentAt,
      messages: batch.latest.map(({ type, at, data }: Record<string, unknown>) => ({ type, at, data })),
    }),
  ) as ChangesFrame;
}

/** The night that golden state and telemetry make, received at this monotonic time in ms. */
export function goldenNight(receivedAt: number): Night {
  return withChanges(nightOf(goldenState(), receivedAt), goldenTelemetry(), receivedAt);
}
