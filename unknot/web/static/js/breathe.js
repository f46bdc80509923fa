// Counts the breath: in for 4 seconds, out for 6. The circle itself moves by style alone.

const IN = 4;
const ROUND = 10;

for (const place of document.querySelectorAll("[data-breathing]")) {
  const count = place.querySelector("[data-count]");
  const hold = place.querySelector("[data-hold]");
  const circle = place.querySelector(".breathe");
  const began = performance.now();
  place.classList.add("counted");

  /** Seconds into this breath: as the circle tells it, or by the clock when nothing moves. */
  const phase = () => {
    const moving = circle.getAnimations?.()[0]?.currentTime;
    return ((moving ?? performance.now() - began) / 1000) % ROUND;
  };
  const show = () => {
    if (hold?.checked) return;
    const now = phase();
    const out = now >= IN;
    place.classList.toggle("breathing-out", out);
    count.textContent = String(Math.floor(out ? now - IN : now) + 1);
  };
  show();
  setInterval(show, 250);
}
