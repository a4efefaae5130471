/** What the album of a night says, in English. The French dictionary has the same members, or the build fails. */
export const en = {
  title: 'Your night to keep',
  loading: 'Looking for what was made of the night…',
  away: 'Stellar does not answer. It is asked again by itself.',
  ofNight: 'The images of this night',
  pieces: {
    'frames.zip': { name: 'All frames', save: 'Download as ZIP', hint: 'With a list of SHA-256 sums. A download that was cut can be resumed.' },
    'night.mp4': { name: 'Film of the night', save: 'Save the film', hint: 'Each light frame with its time and filter.' },
    'night.gif': { name: 'Small animation', save: 'Save the animation', hint: 'Light enough to send to friends.' },
  },
  frames: (count: string, one: boolean) => (one ? `${count} frame` : `${count} frames`),
  some: (count: string, of: string) => `${count} of ${of} frames`,
  sizes: ['kB', 'MB', 'GB'] as readonly string[],
  until: (moment: string) => `Kept until ${moment}.`,
  making: 'It is being made. That takes some minutes.',
  makingAgain: 'It is being made again; meanwhile here is the one before.',
  reasons: {
    'no-frames': 'There is nothing to make it of: no such frame was taken.',
    'not-made-yet': 'It is made as soon as the session is closed.',
    'not-finished': 'It is not kept any more, or was not finished. Have it made again.',
    'not-makable': 'It cannot be made of these frames.',
  },
  none: 'It is not there.',
  leftOut: (count: string, one: boolean) => (one ? `${count} image is not in it:` : `${count} images are not in it:`),
  gaps: {
    'not-arrived': (count: string) => `${count} whose frame has not arrived from the observatory`,
    'not-developed': (count: string) => `${count} whose frame was not looked at yet`,
    gone: (count: string) => `${count} whose frame is not there any more`,
    'too-many': (count: string) => `${count} for which there is no room`,
    unreadable: (count: string) => `${count} that cannot be read`,
  },
  again: 'Have it made again',
  againHint: 'Frames that come late are added by themselves.',
  film: 'Film of the night',
  animation: 'Small animation of the night',
};

/** What a dictionary of albums has to have. */
export type AlbumWords = typeof en;
