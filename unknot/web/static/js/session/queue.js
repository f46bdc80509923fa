// What was done, kept on the device until the server has it. Each entry has a key, so that sending twice writes once.

import * as kept from "../kept.js";

const NAME = "unknot-unsent";

const read = () => kept.read(NAME, []);
/** False when the device is full, or keeps nothing: the page says so. */
const write = (entries) => (entries.length ? kept.write(NAME, entries) : kept.forget(NAME));

export const waiting = () => read().length;

/** Keep an entry, or replace the one with the same key. True when the device kept it. */
export const keep = (entry) => write([...read().filter((one) => one.key !== entry.key), entry]);

/** Send everything that waits, the oldest first. True when nothing is left. */
export async function send(address, token) {
  for (const entry of read()) {
    let answer;
    try {
      answer = await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body: JSON.stringify(entry),
        credentials: "same-origin",
      });
    } catch {
      return false; // offline: it is tried again later
    }
    // The server has it, or will never take it: either way it need not wait.
    if (answer.ok || answer.status === 400 || answer.status === 422) write(read().filter((one) => one.key !== entry.key));
    else return false;
  }
  return true;
}
