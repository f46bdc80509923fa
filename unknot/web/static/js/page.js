// Small help on every page; every page works without it.

/** Tell the server the person's time zone, so that days and times are theirs. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const field of document.querySelectorAll('input[name="zone"]')) field.value = zone ?? "";

/** In a row, "yes" and "not sure" take turns; "None of these" and the rest of a list do too. */
document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.checked || target.type !== "checkbox") return;
  const row = target.closest("[data-row]");
  const others = row
    ? row.querySelectorAll("input")
    : document.querySelectorAll(`input[type="checkbox"][name="${CSS.escape(target.name)}"]`);
  const alone = "alone" in target.dataset;
  for (const other of others) {
    if (other === target) continue;
    if (row || alone || "alone" in other.dataset) other.checked = false;
  }
});

/** Keep the public pages on the device, so that help for a spasm works without a network. */
if ("serviceWorker" in navigator && window.isSecureContext) {
  window.addEventListener("load", () => navigator.serviceWorker.register("/worker.js").catch(() => {}));
}

/** When everything was erased, nothing stays on the device either. */
if (document.querySelector("[data-erased]")) {
  try {
    localStorage.clear();
  } catch {
    // nothing was kept
  }
  globalThis.caches?.delete("unknot-today");
}
