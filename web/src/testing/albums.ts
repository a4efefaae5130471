/** Of a piece that is there. */
export const MADE = { madeAt: '2026-11-22T22:10:00Z', frames: 12, leftOut: 0, missing: [], keptUntil: '2027-02-19T22:10:00Z', urlUntil: '2026-11-22T23:10:00Z' };

/** An album as the API tells it, each piece in a state and with what else is to be in it. */
export function album(frames: object, film: object = { state: 'ready' }, animation: object = { state: 'ready' }): object {
  const pieces = [['frames.zip', frames], ['night.mp4', film], ['night.gif', animation]] as const;
  return {
    booking: '0b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11',
    pieces: pieces.map(([piece, given]) => ({ piece, ...('state' in given && given.state === 'ready' && there(piece)), ...given })),
  };
}

/** What a piece that is there says of itself. */
export function there(piece: string): object {
  return { ...MADE, bytes: 402_653_184, url: `https://images.example/albums/${piece}?show`, saveUrl: `https://images.example/albums/${piece}?save` };
}
