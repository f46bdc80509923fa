// Where a session is: worked out from a stored moment and a clock, never from counted ticks. No page, no sound in here.

/** An anchor says: step `index` began at `at` (ms of the clock); `paused` is the moment of a pause, or null. */
export const begin = (now) => ({ index: 0, at: now, paused: null });

/** Where the session is at `now`: the step, the ms spent in it, the ms left of it, and whether all is over. */
export function place(steps, anchor, now) {
  let { index } = anchor;
  let spent = Math.max(0, (anchor.paused ?? now) - anchor.at);
  while (index < steps.length && spent >= steps[index].seconds * 1000) {
    spent -= steps[index].seconds * 1000;
    index += 1;
  }
  if (index >= steps.length) return { index: steps.length, spent: 0, left: 0, done: true };
  return { index, spent, left: steps[index].seconds * 1000 - spent, done: false };
}

export const pause = (anchor, now) => (anchor.paused === null ? { ...anchor, paused: now } : anchor);

/** Go on after a pause: the step is as old as it was when it was paused. */
export function resume(anchor, now) {
  if (anchor.paused === null) return anchor;
  return { ...anchor, at: now - (anchor.paused - anchor.at), paused: null };
}

/** Begin a step afresh; a pause stays a pause. */
export const jump = (anchor, index, now) => ({ index, at: now, paused: anchor.paused === null ? null : now });

/** The seconds that a clock on screen shows: the last one is 1, never 0. */
export const shown = (left) => Math.ceil(left / 1000);

/** The whole length in ms. */
export const total = (steps) => steps.reduce((sum, step) => sum + step.seconds * 1000, 0);

/** The ms before a step. */
export const before = (steps, index) => total(steps.slice(0, index));

/** The first step of the next movement or side, and the first of this one. */
export const next = (steps, index) => edge(steps, index, 1);
export function first(steps, index) {
  let at = Math.min(index, steps.length - 1);
  while (at > 0 && same(steps[at - 1], steps[at])) at -= 1;
  return at;
}

function edge(steps, index, way) {
  let at = index;
  while (at < steps.length && same(steps[at], steps[index])) at += way;
  return at;
}

const same = (one, other) => one.movement === other.movement && one.side === other.side;
