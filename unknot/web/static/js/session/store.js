// The running session, kept on this device so that a reload or a closed page can go on where it was.

import * as kept from "../kept.js";

const NAME = "unknot-session";
/** After this long a session is not offered again. */
const STALE = 6 * 60 * 60 * 1000;

export function load(version, now) {
  const state = kept.read(NAME, null);
  return state && state.version === version && now - state.saved <= STALE ? state : null;
}

export const save = (state) => kept.write(NAME, state);
export const forget = () => kept.forget(NAME);
