/** An angle or a time in three parts, the seconds whole. */
export interface Sexagesimal {
  readonly negative: boolean;
  readonly whole: number;
  readonly minutes: number;
  readonly seconds: number;
}

/**
 * Reads a coordinate as Voyager writes it, "02:49:50" or `-47° 20' 07"`; else takes the number in hours or degrees.
 * Undefined when there is neither.
 */
export function readSexagesimal(text: string | undefined, value: number | undefined): Sexagesimal | undefined {
  const parts = /^([+−-]?)(\d{1,3})[°:h ]+([0-5]?\d)['′:m ]+([0-5]?\d(?:\.\d+)?)["″s]?$/.exec(text ?? '');
  if (parts !== null) {
    const [, sign, whole, minutes, seconds] = parts;
    const total = Number(whole) * 3600 + Number(minutes) * 60 + Number(seconds);
    return ofSeconds(sign === '-' || sign === '−', total);
  }
  return value === undefined ? undefined : ofSeconds(value < 0, Math.abs(value) * 3600);
}

function ofSeconds(negative: boolean, total: number): Sexagesimal {
  const rounded = Math.round(total);
  return {
    negative: negative && rounded > 0,
    whole: Math.floor(rounded / 3600),
    minutes: Math.floor((rounded % 3600) / 60),
    seconds: rounded % 60,
  };
}
