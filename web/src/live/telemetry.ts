import { flagIn, instantIn, numberIn, objectIn, textIn, type Json } from './border';

/** What Voyager says of the equipment each 2 s. A member is undefined when it was absent, off or not readable. */
export interface ControlData {
  readonly voyagerStatus: string | undefined;
  /** Voyager's own clock, in milliseconds since 1970. */
  readonly voyagerTime: number | undefined;
  readonly camera: Camera;
  readonly mount: Mount;
  readonly focuser: Focuser;
  readonly guiding: Guiding;
  readonly sequence: Sequence;
}

/** The camera; temperatures in °C, power in percent. */
export interface Camera {
  readonly connected: boolean | undefined;
  readonly temperature: number | undefined;
  readonly setPoint: number | undefined;
  readonly power: number | undefined;
  readonly cooling: boolean | undefined;
  readonly status: string | undefined;
}

/** Where the telescope points and what it does there. */
export interface Mount {
  readonly connected: boolean | undefined;
  readonly parked: boolean | undefined;
  readonly tracking: boolean | undefined;
  readonly slewing: boolean | undefined;
  readonly raJ2000: string | undefined;
  readonly raJ2000Hours: number | undefined;
  readonly decJ2000: string | undefined;
  readonly decJ2000Degrees: number | undefined;
  readonly azimuthDegrees: number | undefined;
  readonly altitudeDegrees: number | undefined;
  readonly pier: string | undefined;
  readonly flip: string | undefined;
}

/** The focuser; position in its own steps, temperature in °C. */
export interface Focuser {
  readonly connected: boolean | undefined;
  readonly position: number | undefined;
  readonly temperature: number | undefined;
}

/** Guiding; x and y are the error of one sample, in pixels of the guiding camera. */
export interface Guiding {
  readonly connected: boolean | undefined;
  readonly status: string | undefined;
  readonly dither: string | undefined;
  readonly x: number | undefined;
  readonly y: number | undefined;
}

/** The sequence that runs. */
export interface Sequence {
  readonly running: boolean | undefined;
  readonly name: string | undefined;
  readonly end: string | undefined;
  readonly totalSeconds: number | undefined;
  readonly elapsedSeconds: number | undefined;
}

/** The frame being taken; times in seconds. */
export interface Shot {
  readonly file: string | undefined;
  readonly status: string | undefined;
  readonly totalSeconds: number | undefined;
  readonly elapsedSeconds: number | undefined;
}

/** What the weather station and the safety monitor say. `safe` is undefined when nobody can tell. */
export interface Weather {
  readonly safe: boolean | undefined;
  readonly cloud: string | undefined;
  readonly rain: string | undefined;
  readonly wind: string | undefined;
  readonly light: string | undefined;
}

/** Reads the data of a `controlData` message. */
export function readControlData(data: Json): ControlData {
  const parsed = objectIn(data, 'parsed');
  return {
    voyagerStatus: textIn(parsed, 'voyagerStatus'),
    voyagerTime: instantIn(parsed, 'time'),
    camera: readCamera(objectIn(parsed, 'camera')),
    mount: readMount(objectIn(parsed, 'mount')),
    focuser: readFocuser(objectIn(parsed, 'focuser')),
    guiding: readGuiding(objectIn(parsed, 'guiding')),
    sequence: readSequence(objectIn(parsed, 'sequence')),
  };
}

function readCamera(camera: Json | undefined): Camera {
  return {
    connected: flagIn(camera, 'connected'),
    temperature: numberIn(camera, 'temperature'),
    setPoint: numberIn(camera, 'setPoint'),
    power: numberIn(camera, 'power'),
    cooling: flagIn(camera, 'cooling'),
    status: textIn(camera, 'status'),
  };
}

function readMount(mount: Json | undefined): Mount {
  return {
    connected: flagIn(mount, 'connected'),
    parked: flagIn(mount, 'parked'),
    tracking: flagIn(mount, 'tracking'),
    slewing: flagIn(mount, 'slewing'),
    raJ2000: textIn(mount, 'raJ2000'),
    raJ2000Hours: numberIn(mount, 'raJ2000Hours'),
    decJ2000: textIn(mount, 'decJ2000'),
    decJ2000Degrees: numberIn(mount, 'decJ2000Degrees'),
    azimuthDegrees: numberIn(mount, 'azimuthDegrees'),
    altitudeDegrees: numberIn(mount, 'altitudeDegrees'),
    pier: textIn(mount, 'pier'),
    flip: textIn(mount, 'flip'),
  };
}

function readFocuser(focuser: Json | undefined): Focuser {
  return {
    connected: flagIn(focuser, 'connected'),
    position: numberIn(focuser, 'position'),
    temperature: numberIn(focuser, 'temperature'),
  };
}

function readGuiding(guiding: Json | undefined): Guiding {
  return {
    connected: flagIn(guiding, 'connected'),
    status: textIn(guiding, 'status'),
    dither: textIn(guiding, 'dither'),
    x: numberIn(guiding, 'x'),
    y: numberIn(guiding, 'y'),
  };
}

function readSequence(sequence: Json | undefined): Sequence {
  return {
    running: flagIn(sequence, 'running'),
    name: textIn(sequence, 'name'),
    end: textIn(sequence, 'end'),
    totalSeconds: numberIn(sequence, 'totalSeconds'),
    elapsedSeconds: numberIn(sequence, 'elapsedSeconds'),
  };
}

/** Reads the data of a `shotRunning` message. */
export function readShot(data: Json): Shot {
  const parsed = objectIn(data, 'parsed');
  return {
    file: textIn(parsed, 'file'),
    status: textIn(parsed, 'status'),
    totalSeconds: numberIn(parsed, 'total'),
    elapsedSeconds: numberIn(parsed, 'elapsed'),
  };
}

/** Reads the data of a `weather` message. */
export function readWeather(data: Json): Weather {
  const parsed = objectIn(data, 'parsed');
  return {
    safe: flagIn(parsed, 'safe'),
    cloud: textIn(parsed, 'cloud'),
    rain: textIn(parsed, 'rain'),
    wind: textIn(parsed, 'wind'),
    light: textIn(parsed, 'light'),
  };
}
