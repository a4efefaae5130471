/** A drawn star. */
export interface DrawnStar {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly tint: 'white' | 'blue' | 'gold';
}

/** Stars strewn over a strip, the same ones each time; as in the sky, the faint ones are many. */
export function starField(width: number, height: number, count: number): readonly DrawnStar[] {
  const random = strewing(20_261_121);
  return Array.from({ length: count }, () => {
    const brightness = random() ** 5;
    const tint = random();
    return {
      x: tenth(random() * width),
      y: tenth(2 + random() * (height - 4)),
      radius: tenth(0.5 + brightness * 2),
      tint: tint < 0.62 ? 'white' : tint < 0.86 ? 'blue' : 'gold',
    };
  });
}

// A linear congruential generator with the constants of Numerical Recipes: chance enough for decoration.
function strewing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
