// The report: while the form is filled in, the sheet beside it follows. Without this module, "Show the page" does it.
const form = document.querySelector("form[data-sheet]");
const place = document.querySelector("[data-place]");
const said = document.querySelector("[data-said]");
const WAIT = 400;

let timer = 0;
let latest = 0;

/** Fetch the sheet of the form as it stands; the last one asked for counts, and a form with a mistake changes nothing. */
async function follow() {
  const mine = ++latest;
  try {
    const answer = await fetch(form.dataset.sheet, { method: "POST", body: new FormData(form) });
    if (!answer.ok || mine !== latest) return;
    place.innerHTML = await answer.text();
    said.textContent = "The page is up to date.";
  } catch {
    // offline: the sheet stays, and the button still sends the form
  }
}

form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(follow, WAIT);
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
