/** Notices and how they are chosen, in English; loaded with them. The French dictionary has the same members, or the build fails. */
export const en = {
  image: (name: string) => `New image: ${name}.`,
  kinds: {
    unsafe: 'The weather has become unsafe.',
    offline: 'The telescope is offline.',
    back: 'The telescope is back.',
    paused: 'The session waits.',
    resumed: 'The session goes on.',
    completed: 'The session is over.',
  },

  title: 'Notices',
  about: 'For a new image, weather that becomes unsafe, a telescope that goes offline or comes back, a session that waits, goes on or ends, and errors. At most one in five seconds, and never for what is old.',
  sound: 'Sound notices',
  soundHint: 'Short tones, one melody a kind. After the page is opened anew, the browser lets it sound from the first click or key on.',
  noSound: 'This browser cannot make tones.',
  browser: 'Browser notices',
  browserHint: 'Shown while you look at another window. The browser asks you first.',
  denied: 'This browser was told to show no notices of this site. That can be changed in its settings.',
  noBrowser: 'This browser has no notices.',
  notShown: 'This browser lets this page show no notices.',
  test: 'So they look from now on.',
};

/** What a dictionary of notices has to have. */
export type NoticeWords = typeof en;
