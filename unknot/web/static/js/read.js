// Reads a page aloud, for somebody who cannot look at it. It speaks only when it is asked to.
const synth = globalThis.speechSynthesis;
const button = document.querySelector("[data-read]");
if (synth && button) {
  button.hidden = false;
  const stopped = () => {
    button.setAttribute("aria-pressed", "false");
    button.querySelector("span").textContent = "Read it to me";
  };
  button.addEventListener("click", () => {
    if (synth.speaking) {
      synth.cancel();
      return stopped();
    }
    const parts = document.querySelectorAll("main h1, main h2, main p, main li");
    const said = [...parts].filter((one) => one.offsetParent && !one.closest("[data-read], .truth")).map((one) => one.innerText);
    const speech = new SpeechSynthesisUtterance(said.join(". "));
    speech.lang = document.documentElement.lang;
    speech.rate = 0.9;
    speech.addEventListener("end", stopped);
    synth.speak(speech);
    button.setAttribute("aria-pressed", "true");
    button.querySelector("span").textContent = "Stop reading";
  });
  addEventListener("pagehide", () => synth.cancel());
}
