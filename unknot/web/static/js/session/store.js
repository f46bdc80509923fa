// The running session, kept on this device so that a reload or a closed page can go on where it was.

const NAME = "unknot-session";
/** After this long a session is not offered again. */
const STALE = 6 * 60 * 60 * 1000;

export function load(version, now) {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? "null");
    if (!kept || kept.version !== version || now - kept.saved > STALE) return null;
    return kept;
  } catch {
    return null;
  }
}

export function save(state) {
  try {
    localStorage.setItem(NAME, JSON.stringify(state));
  } catch {
    // nothing can be kept: the session still runs
  }
}

export const forget = () => {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // nothing was kept
  }
};
