// Check-ins: sent at once, or kept on the device and sent when there is a network again. Each has a key that is made
// here, so that sending twice writes once. Every page with this module sends what waits.

import * as kept from "./kept.js";

const NAME = "unknot-unsent-days";
/** A network that does not answer in this time is taken as none. */
const PATIENCE = 6000;
const TOAST_FOR = 10_000;

const queue = () => kept.read(NAME, []);
const write = (entries) => (entries.length ? kept.write(NAME, entries) : kept.forget(NAME));
const drop = (key) => key && write(queue().filter((one) => one.key !== key));
const put = (entry) => write([...queue().filter((one) => one.key !== entry.key), entry]);

const bar = document.querySelector("[data-waiting]");
const form = document.querySelector("form[data-check-in]");
const where = bar?.dataset.send;

// ---------------------------------------------------------------- sending

/** A fresh token: the page may have been kept on the device, or open for long. */
async function freshToken() {
  const answer = await fetch(where, { credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) });
  return (await answer.json()).token;
}

function post(fields, token) {
  return fetch(where, {
    method: "POST",
    headers: { "X-CSRFToken": token },
    body: new URLSearchParams(fields),
    credentials: "same-origin",
    signal: AbortSignal.timeout(PATIENCE),
  });
}

/** Send all that waits, the oldest first. What needs the person's answer stays, and is asked for. */
async function sendAll() {
  const waiting = queue().filter((one) => !one.ask);
  if (waiting.length) {
    try {
      const token = await freshToken();
      for (const entry of waiting) {
        const answer = await post(entry.fields, token);
        if (answer.ok) drop(entry.key);
        else if (answer.status === 409 || answer.status === 422) put({ ...entry, ask: true });
        else break;
      }
    } catch {
      // still offline: it is tried again later
    }
  }
  tell(waiting.length > 0);
}

/** Say what waits on this device. */
function tell(tried) {
  if (!bar) return;
  const left = queue();
  const asks = left.some((one) => one.ask);
  const many = left.length === 1 ? "1 check-in is" : `${left.length} check-ins are`;
  bar.hidden = !left.length && !tried;
  bar.querySelector("[data-is=ask]").hidden = !asks;
  bar.querySelector("[data-is=words]").textContent = asks
    ? "A check-in on this device waits for you: its day was also changed on another page."
    : left.length
      ? `You are offline. ${many} kept on this device and sent later.`
      : "Your check-ins were sent. Load this page again to see them.";
  const shown = document.querySelector("[data-kept] .lead");
  if (shown && !left.length && tried) shown.textContent = "It was sent. It is in your diary now.";
}

/** Show what waits for an answer as a form of its own page: there both entries stand side by side. */
async function ask() {
  const entry = queue().find((one) => one.ask);
  if (!entry) return;
  const made = document.createElement("form");
  made.method = "post";
  made.action = bar.dataset.page;
  made.hidden = true;
  for (const [name, value] of [...entry.fields, ["csrfmiddlewaretoken", await freshToken()]]) {
    const field = document.createElement("input");
    [field.name, field.value] = [name, value];
    made.append(field);
  }
  document.body.append(made);
  made.submit();
}

// ---------------------------------------------------------------- the form

/** A key of its own, also where the browser makes none. */
function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.map((one) => one.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The date here, as 2026-11-24. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The form as pairs, as the server reads it; over what waits for the same day, if anything does. */
function entryOf() {
  const on = form.elements.on;
  if (on) on.value ||= today();
  const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  const day = on?.value ?? new URL(form.action).pathname.split("/").pop();
  const before = queue().findLast((one) => one.on === day);
  const pairs = fields.map(([name, value]) => [name, name === "over" && before ? before.key : value]);
  const more = [["at", new Date().toISOString()], ...(on ? [] : [["on", day]])];
  return { key: form.elements.key.value, on: day, fields: [...pairs, ...more] };
}

const says = (name) => form.querySelector(`input[name=${name}]:checked`)?.value;

async function save(event) {
  if (form.dataset.plain !== undefined) return;
  event.preventDefault();
  if (form.dataset.busy !== undefined) return;
  const missing = form.querySelector("[data-missing]");
  missing.hidden = Boolean(says("pain") || says("tightness"));
  if (!missing.hidden) return form.querySelector("#pain-0").focus();
  form.dataset.busy = "";
  const entry = entryOf();
  let answer;
  let token;
  try {
    token = await freshToken();
    answer = await post(entry.fields, token);
  } catch {
    delete form.dataset.busy;
    return keep(entry);
  }
  if (answer.ok) return location.assign((await answer.json()).next);
  form.elements.csrfmiddlewaretoken.value = token;
  form.dataset.plain = ""; // the server's own page says what stands in the way
  form.submit();
}

function keep(entry) {
  const is = put(entry);
  document.querySelector("[data-lost]").hidden = is;
  if (!is) return;
  const panel = document.querySelector("[data-kept]");
  panel.querySelector("[data-bad]").hidden = !(Number(says("pain")) >= 7 || says("tightness") === "in_spasm");
  form.hidden = true;
  document.querySelector(".take-back")?.remove();
  panel.hidden = false;
  panel.querySelector("[role=heading]").focus();
  scrollTo(0, 0);
}

if (form) {
  form.elements.key.value ||= newKey();
  if (form.dataset.anybody !== undefined) form.elements.key.value = newKey();
  form.addEventListener("submit", save);
  for (const link of document.querySelectorAll("a[href='#more']")) {
    link.addEventListener("click", () => (document.getElementById("more").open = true));
  }
}

// ---------------------------------------------------------------- the toast

for (const toast of document.querySelectorAll("[data-toast]")) {
  drop(toast.dataset.settled);
  if (!toast.querySelector("form")) continue;
  const held = () => toast.matches(":hover, :focus-within");
  // It keeps its place, so that nothing moves under a finger.
  const go = () => (held() ? setTimeout(go, 2000) : toast.classList.add("gone"));
  setTimeout(go, TOAST_FOR);
}

bar?.querySelector("[data-is=ask]").addEventListener("click", ask);
addEventListener("online", sendAll);
if (where) (queue().some((one) => !one.ask) ? sendAll() : tell(false));
