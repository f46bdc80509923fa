// Keeps the screen awake while a session runs, and answers the keys of a lock screen or of earbuds.

let lock = null;
let wanted = false;
let track = null;

/** Keep the screen on. A hidden page loses the lock, so it is asked for again when it comes back. */
export async function stayAwake(on) {
  wanted = on;
  if (!on) {
    await lock?.release().catch(() => {});
    lock = null;
    return;
  }
  if (lock || document.hidden || !navigator.wakeLock) return;
  try {
    lock = await navigator.wakeLock.request("screen");
    lock.addEventListener("release", () => {
      lock = null;
    });
  } catch {
    lock = null; // a low battery may refuse; the session goes on
  }
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && wanted) stayAwake(true);
});

/** Play, pause, next and back from outside the page. They need a playing track: a quiet one. */
export function outsideKeys(address, actions) {
  if (!navigator.mediaSession) return;
  track ??= Object.assign(new Audio(address), { loop: true, volume: 0.01 });
  for (const [name, act] of Object.entries(actions)) {
    try {
      navigator.mediaSession.setActionHandler(name, act);
    } catch {
      // a browser that does not know this key
    }
  }
}

/** Tell the lock screen what is on. */
export function outsideShows(title, playing) {
  if (!navigator.mediaSession || !track) return;
  navigator.mediaSession.metadata = new MediaMetadata({ title, artist: "Unknot" });
  navigator.mediaSession.playbackState = playing ? "playing" : "paused";
  if (playing) track.play().catch(() => {});
  else track.pause();
}

export function outsideEnds() {
  if (!navigator.mediaSession) return;
  track?.pause();
  navigator.mediaSession.playbackState = "none";
}
