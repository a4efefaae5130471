import type { Aged, Night } from '../live/night';
import type { Progress } from './running';

/** What was said longer ago, in ms, says nothing of now: telemetry that nobody watches comes each 30 s. */
export const FRESH = 35_000;

/** The camera, as whoever spoke of it last told; the temperature in °C. */
export interface CameraNow {
  readonly temperature: number | undefined;
  readonly cooling: boolean | undefined;
}

/** Where the telescope points, J2000, as whoever spoke of it last told. */
export interface MountNow {
  readonly ra: string | undefined;
  readonly raJ2000Hours: number | undefined;
  readonly dec: string | undefined;
  readonly decJ2000Degrees: number | undefined;
  readonly tracking: boolean | undefined;
  /** By the telemetry alone: a session’s progress does not tell. */
  readonly parked: boolean | undefined;
}

/** The camera and mount from the session’s progress or the telescope’s own telemetry, whichever is newer. */
export function instrumentsOf(progress: Aged<Progress> | undefined, night: Night | undefined): Aged<{ readonly camera: CameraNow; readonly mount: MountNow }> | undefined {
  const control = night?.control;
  if (control !== undefined && (progress === undefined || control.at >= progress.at)) {
    const { camera, mount } = control.value;
    const { raJ2000: ra, decJ2000: dec, raJ2000Hours, decJ2000Degrees, tracking, parked } = mount;
    const { temperature, cooling } = camera;
    return { ...control, value: { camera: { temperature, cooling }, mount: { ra, raJ2000Hours, dec, decJ2000Degrees, tracking, parked } } };
  }
  if (progress === undefined) return undefined;
  const { camera, mount } = progress.value;
  const parked = control !== undefined && progress.at - control.at <= FRESH ? control.value.mount.parked : undefined;
  return { ...progress, value: { camera, mount: { ...mount, parked } } };
}

/** The seconds that are left, counted on from when they were told while the session is at work; never negative. */
export function secondsLeft(progress: Aged<Progress>, isAtWork: boolean, now: number): number {
  const since = isAtWork ? Math.max(0, now - progress.bornAt) / 1000 : 0;
  return Math.max(0, Math.round(progress.value.remainingSeconds - since));
}
