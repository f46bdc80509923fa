// A figure may be stopped and started. Without this script it moves, and its key poses can be printed.
for (const figure of document.querySelectorAll("[data-figure]")) {
  const drawing = figure.querySelector(".moving svg");
  const button = figure.querySelector("[data-halt]");
  if (!drawing?.pauseAnimations || !drawing.querySelector("animate")) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const moves = !drawing.animationsPaused();
    if (moves) drawing.pauseAnimations();
    else drawing.unpauseAnimations();
    button.textContent = moves ? "Move the picture" : "Stop the picture";
  });
}
