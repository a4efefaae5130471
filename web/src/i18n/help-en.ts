/** The help of the live page, in English; loaded when it is first opened. The French dictionary has the same members, or the build fails. */
export const en = {
  title: 'Help',
  close: 'Close',

  keys: {
    title: 'Keys',
    hint: 'They do nothing while you write in a field, with Ctrl, Alt or Cmd, or while a window like this is open.',
    on: 'Single keys are on',
    names: { ' ': 'Space', r: 'R', a: 'A', p: 'P', l: 'L', f: 'F', '?': '?' },
    does: {
      pause: 'Pause or resume your session',
      refresh: 'Load the last image anew; with the controls in hand, also ask the telescope how it is',
      abort: 'Abort the session, after a question',
      preview: 'Open the newest image',
      log: 'Go to what happened',
      fullScreen: 'Full screen, and back',
      help: 'This help',
    },
    inImage: 'In an image: ← → for the next, Esc closes.',
  },

  said: {
    asked: (control: string) => `${control} is asked for.`,
    notYours: 'The controls are for whoever has booked this moment.',
    nothingToPause: 'There is nothing to pause or resume just now.',
    refreshed: 'The last image is loaded anew.',
    noImage: 'There is no image yet.',
    noFullScreen: 'This browser shows pages in no full screen.',
    away: 'The help cannot be loaded just now. Check the connection and try again.',
  },

  tour: {
    invite: 'New here? A short tour shows what is where.',
    begin: 'Show me around',
    no: 'No, thanks',
    again: 'Take the tour of this page',
    title: 'Tour of the live page',
    step: (place: string, count: string) => `${place} of ${count}`,
    next: 'Next',
    back: 'Back',
    skip: 'Skip',
    end: 'Done',
    steps: {
      link: { title: 'Can you believe it?', text: 'Here stands whether the telescope is live, and how old its values are. What is old is greyed and never shown as live.' },
      standing: { title: 'Whose telescope', text: 'Who watches, and who has the telescope in hand. In your own slot the controls and the emergency stop are here.' },
      exposure: { title: 'The frame being taken', text: 'The target, the filter, and how far the shutter is. The stars come out as light is gathered.' },
      preview: { title: 'The last image', text: 'It comes down by itself. Open it to zoom, to stretch it, and to see its histogram.' },
      weather: { title: 'The sky', text: 'Whether it is safe to have the roof open. When it is not, the session waits by itself.' },
      guiding: { title: 'How steady', text: 'The guiding error as it goes: the closer to the centre, the rounder the stars.' },
      feed: { title: 'What happened', text: 'Everything that the telescope did, in sentences, newest first.' },
      help: { title: 'Help is here', text: 'Keys, notices and this tour are behind this button; each panel has a “?” of its own.' },
    },
  },

  panel: { unit: 'Unit', age: 'How old', deed: 'What to do' },
  panels: {
    exposure: {
      what: 'The frame that the camera is taking: target, filter, how long the shutter is open, and where the sequence stands.',
      unit: 'Minutes and seconds. When the night is played faster, it says so.',
      age: 'Told each second or two while a frame is taken; greyed after ten seconds of silence.',
      deed: 'Nothing. If the bar stands still and is not grey, the camera is being read out or waits for the guiding.',
    },
    preview: {
      what: 'The last image that came down, with what was measured in it. HFD is the width of its stars: the smaller, the sharper. The star index is Voyager’s own measure of sharpness.',
      unit: 'HFD in pixels; exposure in seconds.',
      age: 'A preview comes within a minute of its frame; the age is that of the frame.',
      deed: 'Open it to see it large. R loads it anew when it did not come.',
    },
    gallery: {
      what: 'The last twenty frames, the newest first.',
      unit: 'Under each stand its filter and its exposure.',
      age: 'Each stays as it is; new ones come by themselves.',
      deed: 'Open one to see it large; all frames of all nights are behind “All images”.',
    },
    weather: {
      what: 'What the station at the observatory tells of clouds, rain, wind and light, and whether it is safe by the observatory’s own limits.',
      unit: 'Classes, as the station tells them.',
      age: 'Told each half minute; greyed after a minute and a half.',
      deed: 'When it is unsafe, the session waits and goes on by itself after fifteen safe minutes.',
    },
    mount: {
      what: 'Where the telescope points: on the sky (right ascension and declination) and above the ground (altitude and azimuth), and whether it follows the stars.',
      unit: 'Hours and degrees, J2000; azimuth from north over east.',
      age: 'Told each second or two; greyed after ten seconds of silence.',
      deed: 'Nothing while it tracks. Parked means that it is put away; a session unparks it.',
    },
    camera: {
      what: 'How cold the sensor is kept, and how hard its cooler works. A steady temperature keeps frames comparable.',
      unit: 'Degrees Celsius; power in per cent.',
      age: 'Told each second or two; greyed after ten seconds of silence.',
      deed: 'If the cooler is near 100 %, the set point is too cold for this night: choose a warmer one.',
    },
    guiding: {
      what: 'How far the guide star is from where it should be, in both directions, and the mean of it (RMS).',
      unit: 'Pixels.',
      age: 'Told each second or two; the chart keeps what this page has heard.',
      deed: 'Short jumps are seeing or dithering. If it stays large, look at the wind, then at the clouds.',
    },
    focuser: {
      what: 'Where the focuser stands, how warm the tube is, and how the last search for focus ended.',
      unit: 'Steps; degrees Celsius; HFD in pixels.',
      age: 'The position is told each second or two; the result is of the last autofocus.',
      deed: 'When HFD grows and the temperature has changed by degrees, an autofocus helps.',
    },
    feed: {
      what: 'What happened at the telescope, in sentences. What Voyager or the relay wrote themselves stays in their words.',
      unit: 'Times are those of the telescope.',
      age: 'Told within a second. What happened stays true and is never greyed.',
      deed: 'Search it, or save it as a file. After an error, see whether the session waits, and why.',
    },
    numbers: {
      what: 'What has been made of the night so far: images and exposure by filter, the means of sharpness and guiding, and how the time was spent.',
      unit: 'Frames, hours and minutes; HFD and RMS in pixels.',
      age: 'Counted anew with each image; since when it counts stands below the numbers.',
      deed: 'Compare with your plan: a filter that lags behind can get more frames in the next slot.',
    },
    progress: {
      what: 'How far the plan of this session is, by exposure time.',
      unit: 'Per cent; hours, minutes and seconds.',
      age: 'Told at least each half minute; greyed after 35 seconds of silence.',
      deed: 'What is left is the rest of the plan, or of the slot when that is shorter.',
    },
  },
};

/** What a dictionary of help has to have. */
export type HelpWords = typeof en;
