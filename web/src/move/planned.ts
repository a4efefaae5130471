import { readStory, type BookingStory } from '../bookings/booking';
import { usualConstraints, wishOf, type Target, type Typed } from '../book/wish';
import { asObject, flagIn, listIn, numberIn, objectIn, textIn, type Json } from '../live/border';

/** A plan as the form has it. */
export type PlanTyped = Pick<Typed, 'target' | 'shots' | 'constraints'>;

/** A booking that may be changed: with its story and the whole plan. */
export interface Planned extends BookingStory {
  readonly plan: PlanTyped;
}

/** Reads a booking with its story and its plan. */
export function readPlanned(json: Json | undefined): Planned | undefined {
  const story = readStory(json);
  return story && { ...story, plan: planIn(objectIn(json, 'plan')) };
}

/** A booking’s present wish; another with the same text changes nothing. Undefined when its plan has no target. */
export const wishNow = (booking: Planned) => wishOf(booking.telescope, { ...booking.plan, slot: booking });

function planIn(json: Json | undefined): PlanTyped {
  const usual = usualConstraints();
  const told = objectIn(json, 'constraints');
  const number = (member: 'minimumAltitudeDegrees' | 'fromHourAngleHours' | 'toHourAngleHours' | 'moonDistanceDegrees') => numberIn(told, member) ?? usual[member];
  return {
    target: targetIn(objectIn(json, 'target')),
    shots: listIn(json, 'shots').flatMap((row) => {
      const shot = asObject(row);
      const [filter, exposureSeconds, count] = [textIn(shot, 'filter'), numberIn(shot, 'exposureSeconds'), numberIn(shot, 'count')];
      if (filter === undefined || exposureSeconds === undefined || count === undefined) return [];
      return [{ filter, exposureSeconds, count, binning: numberIn(shot, 'binning') ?? 1, gain: numberIn(shot, 'gain') ?? null, offset: numberIn(shot, 'offset') ?? null }];
    }),
    constraints: {
      minimumAltitudeDegrees: number('minimumAltitudeDegrees'),
      fromHourAngleHours: number('fromHourAngleHours'),
      toHourAngleHours: number('toHourAngleHours'),
      moonDistanceDegrees: number('moonDistanceDegrees'),
      moonDown: flagIn(told, 'moonDown') ?? usual.moonDown,
      priority: (['low', 'normal', 'high'] as const).find((one) => one === told?.['priority']) ?? usual.priority,
    },
  };
}

function targetIn(json: Json | undefined): Target | undefined {
  const [name, raJ2000Hours, decJ2000Degrees] = [textIn(json, 'name'), numberIn(json, 'raJ2000Hours'), numberIn(json, 'decJ2000Degrees')];
  return name === undefined || raJ2000Hours === undefined || decJ2000Degrees === undefined ? undefined : { name, raJ2000Hours, decJ2000Degrees };
}
