import { expect, test } from 'vitest';
import { hoursOf, Scale, usableStretches, without } from './curve';

const at = (text: string) => Date.parse(`2026-11-22T${text}:00Z`);
const clock = (instant: number) => new Date(instant).toISOString().slice(11, 16);

test('below a slot stand whole hours, and quarters or halves of them when it is short', () => {
  expect(hoursOf({ from: at('20:00'), to: at('22:00') }, 8).map(clock)).toEqual(['20:00', '21:00', '22:00']);
  expect(hoursOf({ from: at('20:00'), to: at('21:45') }, 8).map(clock)).toEqual(['20:00', '20:15', '20:30', '20:45', '21:00', '21:15', '21:30', '21:45']);
  expect(hoursOf({ from: at('20:00'), to: at('21:45') }, 4).map(clock)).toEqual(['20:00', '20:30', '21:00', '21:30']);
  expect(hoursOf({ from: at('06:10'), to: at('22:50') }, 4).map(clock)).toEqual(['12:00', '18:00']);
});

test('a chart has the slot from left to right and altitudes from −5° to 90°', () => {
  const scale = new Scale({ from: at('20:00'), to: at('22:00') }, 600, 190);
  expect([at('20:00'), at('21:00'), at('22:00')].map((moment) => scale.x(moment))).toEqual([0, 300, 600]);
  expect([90, 42.5, -5, -60].map((altitude) => scale.y(altitude))).toEqual([0, 95, 190, 190]);
});

test('what is left of a time, and what of a curve is usable', () => {
  expect(without({ from: 0, to: 10 }, [{ from: -5, to: 2 }, { from: 4, to: 6 }])).toEqual([{ from: 2, to: 4 }, { from: 6, to: 10 }]);
  const point = (moment: number, usable: boolean) => ({ at: moment, altitude: 40, horizon: 0, moonAltitude: undefined, sunAltitude: undefined, usable });
  expect(usableStretches([point(0, true), point(1, true), point(2, false), point(3, true), point(4, false)]).map((stretch) => stretch.map(({ at: moment }) => moment))).toEqual([[0, 1]]);
});
