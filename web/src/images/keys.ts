/** Whether something takes the arrow keys itself: fields, sliders, and what scrolls sideways. */
export function hasOwnKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, [data-scrolls]') !== null;
}

/** Whether keys are letters here: in fields, not on sliders. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input:not([type=range]), select, textarea') !== null;
}
