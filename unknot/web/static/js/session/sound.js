// Chimes made by the browser, speech in the foreground, and a short buzz where the phone can. All of it may be off.

let context = null;
let chimes = true;
let voice = true;

export const set = (what, on) => {
  if (what === "voice") voice = on;
  else chimes = on;
  if (!voice) globalThis.speechSynthesis?.cancel();
};
export const isOn = (what) => (what === "voice" ? voice : chimes);

/** Browsers let sound begin only after a press: call this from one. */
export function wake() {
  const Made = globalThis.AudioContext ?? globalThis.webkitAudioContext;
  if (!Made) return;
  context ??= new Made();
  context.resume?.();
}

const NOTES = { begin: [660, 880], half: [740], count: [520], change: [880, 660], end: [660, 880, 1100] };

/** A soft chime; `kind` is begin, half, count, change or end. */
export function chime(kind) {
  if (kind !== "count") navigator.vibrate?.(kind === "end" ? [80, 60, 80] : 60);
  if (!chimes || !context || context.state !== "running") return;
  NOTES[kind].forEach((pitch, n) => note(pitch, context.currentTime + n * 0.16));
}

function note(pitch, at) {
  const tone = context.createOscillator();
  const loud = context.createGain();
  tone.frequency.value = pitch;
  loud.gain.setValueAtTime(0.0001, at);
  loud.gain.exponentialRampToValueAtTime(0.16, at + 0.02);
  loud.gain.exponentialRampToValueAtTime(0.0001, at + 0.5);
  tone.connect(loud).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.55);
}

/** Say something; what is being said gives way. Only in the foreground, where browsers allow it. */
export function say(words) {
  const synth = globalThis.speechSynthesis;
  if (!voice || !synth || !words || document.hidden) return;
  synth.cancel();
  const said = new SpeechSynthesisUtterance(words);
  said.lang = document.documentElement.lang;
  said.rate = 0.95;
  synth.speak(said);
}

export const hush = () => globalThis.speechSynthesis?.cancel();
