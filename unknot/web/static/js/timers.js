// Timers of the next day: each keeps the moment at which it ends, so that a locked phone or a reload changes nothing.

import * as kept from "./kept.js";
import { chime, wake } from "./session/sound.js";

const NAME = "unknot-timers";
const ends = kept.read(NAME, {});
const words = (ms) => {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

for (const line of document.querySelectorAll("[data-minutes]")) {
  const { id } = line;
  const button = line.querySelector("button");
  const left = line.querySelector("[data-left]");
  let tick = 0;
  button.hidden = false;
  const show = () => {
    clearTimeout(tick);
    if (!ends[id]) {
      left.textContent = "";
      button.textContent = line.dataset.start;
      return;
    }
    const ms = ends[id] - Date.now();
    if (ms > 0) {
      left.textContent = words(ms);
      button.textContent = "Stop";
      tick = setTimeout(show, Math.max(50, ms % 1000));
      return;
    }
    if (ms > -5000) chime("end");
    left.textContent = line.dataset.done;
    button.textContent = line.dataset.start;
    delete ends[id];
    kept.write(NAME, ends);
  };
  button.addEventListener("click", () => {
    wake();
    if (ends[id]) delete ends[id];
    else ends[id] = Date.now() + Number(line.dataset.minutes) * 60_000;
    kept.write(NAME, ends);
    show();
  });
  document.addEventListener("visibilitychange", () => document.hidden || show());
  if (ends[id]) show();
  else button.textContent = line.dataset.start;
}
