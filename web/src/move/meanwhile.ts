import { wishNow, type Planned } from './planned';

/** What of a booking is otherwise than it was read. */
export interface Meanwhile {
  readonly moved: boolean;
  readonly planned: boolean;
  readonly stands: boolean;
  readonly price: boolean;
}

/** What was changed between two readings of a booking; undefined when nothing was. */
export function meanwhile(before: Planned, now: Planned): Meanwhile | undefined {
  const planOf = (booking: Planned) => JSON.stringify(wishNow(booking)?.plan);
  const changed = {
    moved: before.from !== now.from || before.to !== now.to,
    planned: planOf(before) !== planOf(now),
    stands: before.state !== now.state,
    price: before.heldCents !== now.heldCents,
  };
  return Object.values(changed).includes(true) ? changed : undefined;
}
