// The guided session: reads the steps from the page, shows where it is, speaks, chimes, and keeps what was done.

import * as queue from "./queue.js";
import * as screen from "./screen.js";
import * as sound from "./sound.js";
import * as store from "./store.js";
import * as line from "./timeline.js";

const root = document.getElementById("session");
const find = (name) => root.querySelector(`[data-is="${name}"]`);
const parts = Object.fromEntries([...root.querySelectorAll("[data-is]")].map((one) => [one.dataset.is, one]));
const version = root.dataset.version;

/** The steps of a list in the page; `seconds` are whole or half seconds. */
function stepsOf(list) {
  return [...(list?.children ?? [])].map(({ dataset }) => ({ ...dataset, seconds: Number(dataset.seconds) }));
}

const asGiven = stepsOf(parts.steps);
let state = null;
let steps = asGiven;
let shownStep = -1;
let said = new Set();
let waitingFor = 0;

// ---------------------------------------------------------------- going through it

function start(kept) {
  state = kept ?? {
    key: newKey(),
    version,
    began: Date.now(),
    anchor: line.begin(Date.now()),
    easier: [],
    skipped: [],
    before: chosen("before"),
  };
  steps = withEasier(asGiven, state.easier);
  shownStep = -1;
  said = new Set();
  root.dataset.phase = "running";
  sound.wake();
  screen.stayAwake(true);
  screen.outsideKeys(root.dataset.quiet, { play: goOn, pause: hold, nexttrack: next, previoustrack: again });
  parts.name.focus();
  tick();
}

/** A key of its own for this session, also where the browser makes none. */
function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.map((one) => one.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Replace every movement that was made easier by its easier one, step for step. */
function withEasier(given, easier) {
  return given.flatMap((step, n) => {
    if (!easier.includes(step.movement)) return [step];
    if (n > 0 && given[n - 1].movement === step.movement) return [];
    return stepsOf(root.querySelector(`[data-easier-for="${CSS.escape(step.movement)}"]`));
  });
}

function tick() {
  clearTimeout(waitingFor);
  if (!state || root.dataset.phase !== "running") return;
  const now = Date.now();
  const at = line.place(steps, state.anchor, now);
  if (at.done) return finish("finished");
  show(at);
  store.save({ ...state, saved: now });
  if (state.anchor.paused === null) waitingFor = setTimeout(tick, Math.max(30, at.left % 1000 || 1000));
}

function show(at) {
  const step = steps[at.index];
  if (at.index !== shownStep) begin(step, at);
  parts.clock.textContent = clock(at.left);
  parts.clock.setAttribute("aria-label", `${line.shown(at.left)} seconds left`);
  parts.line?.setAttribute("width", String(350 * share(at)));
  sounds(step, at);
}

const share = (at) => (line.before(steps, at.index) + at.spent) / line.total(steps);
const clock = (left) => `${Math.floor(line.shown(left) / 60)}:${String(line.shown(left) % 60).padStart(2, "0")}`;

/** A new step: its name, its words, its figure, and what comes next. */
function begin(step, at) {
  const fresh = at.spent < 1500;
  shownStep = at.index;
  parts.name.textContent = step.title;
  parts.cue.textContent = step.cue;
  parts.count.textContent = `move ${step.number} of ${parts.steps.dataset.movements}`;
  const after = steps[line.next(steps, at.index)];
  parts.next.textContent = after ? after.name : "the end";
  parts["do-easier"].disabled = !root.querySelector(`[data-easier-for="${CSS.escape(step.movement)}"]`);
  draw(step);
  if (fresh) {
    sound.chime(step.kind === "get_ready" || step.kind === "rest" ? "change" : "begin");
    sound.say(`${step.title}. ${step.cue}`);
  }
  screen.outsideShows(step.title, state.anchor.paused === null);
}

function draw(step) {
  const name = `${step.movement}|${step.side}`;
  if (parts.stage.dataset.shows === name) return;
  const template = root.querySelector(`template[data-figure="${CSS.escape(name)}"]`);
  parts.stage.replaceChildren(...(template ? [template.content.cloneNode(true)] : []));
  parts.stage.dataset.shows = name;
  move(state.anchor.paused === null);
}

/** Let the figure move or stand. */
function move(on) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  for (const figure of parts.stage.querySelectorAll("svg")) {
    if (on && !still) figure.unpauseAnimations?.();
    else figure.pauseAnimations?.();
  }
}

/** The halfway chime of a long step, and 3-2-1 before a change: each once. */
function sounds(step, at) {
  const once = (name, kind) => {
    if (said.has(name)) return;
    said.add(name);
    sound.chime(kind);
  };
  const left = line.shown(at.left);
  if (step.seconds >= 20 && step.kind !== "rest" && Math.abs(at.spent - step.seconds * 500) < 1100) {
    if (at.spent >= step.seconds * 500) once(`${at.index} half`, "half");
  }
  if (step.seconds > 6 && left <= 3) once(`${at.index} ${left}`, "count");
}

// ---------------------------------------------------------------- what people press

function hold() {
  if (!state || state.anchor.paused !== null) return;
  state.anchor = line.pause(state.anchor, Date.now());
  pressed(true);
}

function goOn() {
  if (!state) return;
  state.anchor = line.resume(state.anchor, Date.now());
  pressed(false);
}

function pressed(paused) {
  root.toggleAttribute("data-paused", paused);
  parts["do-pause"].setAttribute("aria-label", paused ? "Go on" : "Pause");
  parts["do-pause"].querySelector("[data-icon=pause]").toggleAttribute("hidden", paused);
  parts["do-pause"].querySelector("[data-icon=play]").toggleAttribute("hidden", !paused);
  if (paused) sound.hush();
  move(!paused);
  screen.stayAwake(!paused);
  screen.outsideShows(steps[shownStep]?.title ?? "", !paused);
  tick();
}

const where = () => line.place(steps, state.anchor, Date.now()).index;

function next() {
  const index = where();
  const step = steps[index];
  if (step) state.skipped.push({ movement: step.movement, side: step.side });
  to(line.next(steps, index));
}

function again() {
  to(line.first(steps, where()));
}

function to(index) {
  if (index >= steps.length) return finish("finished");
  state.anchor = line.jump(state.anchor, index, Date.now());
  shownStep = -1;
  said = new Set();
  tick();
}

/** From here on the easier movement; the place in the session is the beginning of it. */
function easier() {
  const step = steps[where()];
  if (!step || state.easier.includes(step.movement)) return;
  const done = steps.slice(0, where()).filter((one) => one.movement !== step.movement);
  state.easier.push(step.movement);
  steps = withEasier(asGiven, state.easier);
  sound.say("Here is an easier way.");
  to(done.length);
}

function hurts() {
  hold();
  sound.hush();
  open("hurt");
}

function leave() {
  hold();
  open("leave");
}

function open(name) {
  const dialog = parts[name];
  dialog.showModal();
}

// ---------------------------------------------------------------- the end of it

function finish(how, more = {}) {
  clearTimeout(waitingFor);
  const now = Date.now();
  const reached = how === "finished" ? steps.length : where();
  sound.chime(how === "finished" ? "end" : "change");
  screen.stayAwake(false);
  screen.outsideEnds();
  const entry = {
    key: state.key,
    began: new Date(state.began).toISOString(),
    ended: new Date(now).toISOString(),
    how,
    before: state.before,
    steps: steps.slice(0, reached).map(({ movement, side, kind, seconds }) => ({ movement, side, kind, seconds })),
    easier: state.easier,
    skipped: state.skipped,
    at: steps[Math.min(reached, steps.length - 1)].movement,
    revision: 0,
    ...more,
  };
  state = { ...state, entry };
  keepAndSend(entry);
  store.forget();
  root.dataset.phase = how === "finished" ? "ended" : "stopped";
  (how === "finished" ? parts.ended : parts.stopped).focus();
  if (how === "finished") sound.say("That is all. How was it?");
}

async function keepAndSend(entry) {
  const kept = queue.keep(entry);
  const sent = kept ? await queue.send(root.dataset.send, root.dataset.token) : false;
  for (const one of root.querySelectorAll("[data-is=unsent]")) one.hidden = sent;
  for (const one of root.querySelectorAll("[data-is=lost]")) one.hidden = kept;
}

const chosen = (name) => {
  const box = root.querySelector(`input[name="${name}"]:checked`);
  return box ? Number(box.value) : null;
};

// ---------------------------------------------------------------- wiring

const presses = {
  pause: () => (state?.anchor.paused === null ? hold() : goOn()),
  again,
  skip: next,
  easier,
  hurt: hurts,
  leave,
};
for (const [name, act] of Object.entries(presses)) find(`do-${name}`)?.addEventListener("click", act);

find("begin")?.addEventListener("click", () => start(null));
find("resume")?.addEventListener("click", () => {
  const kept = store.load(version, Date.now());
  if (!kept) return start(null);
  const now = Date.now();
  const at = line.place(withEasier(asGiven, kept.easier), kept.anchor, kept.saved);
  // The time the page was closed does not count: go on where it was last seen.
  start({ ...kept, anchor: { index: at.index, at: now - at.spent, paused: null } });
});

for (const name of ["voice", "chime"]) {
  find(`do-${name}`)?.addEventListener("click", ({ currentTarget }) => {
    sound.set(name, !sound.isOn(name));
    currentTarget.setAttribute("aria-pressed", String(sound.isOn(name)));
  });
}

parts.hurt?.addEventListener("close", () => {
  if (parts.hurt.returnValue !== "stop") return goOn();
  finish("stopped_for_pain", { worst: chosen("hurt_worst"), where: chosenText("hurt_where") });
});
parts.leave?.addEventListener("close", () => (parts.leave.returnValue === "stop" ? finish("left") : goOn()));

const chosenText = (name) => root.querySelector(`input[name="${name}"]:checked`)?.value ?? "";

/** How it was: one press, sent with the rest. */
root.addEventListener("change", ({ target }) => {
  if (!state?.entry || !["worst", "felt", "danger"].includes(target.name)) return;
  const worst = chosen("worst") ?? state.entry.worst ?? null;
  const answers = { worst, felt: chosenText("felt"), danger: chosenText("danger") };
  parts["danger-said"].hidden = answers.danger !== "yes";
  state.entry = { ...state.entry, ...answers, revision: state.entry.revision + 1 };
  keepAndSend(state.entry);
});

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) tick();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLButtonElement;
  if (root.dataset.phase !== "running" || document.querySelector("dialog[open]")) return;
  if (event.key === " " && !typing) {
    event.preventDefault();
    presses.pause();
  } else if (event.key === "ArrowRight") next();
  else if (event.key === "ArrowLeft") again();
});
addEventListener("online", () => queue.send(root.dataset.send, root.dataset.token));

root.dataset.ready = "";
if (store.load(version, Date.now())) parts.kept.hidden = false;
if (queue.waiting()) queue.send(root.dataset.send, root.dataset.token);
