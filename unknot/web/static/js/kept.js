// Small things kept on this device. A device that keeps nothing, or is full, is no trouble: the caller is told.

/** What is kept under a name, or `otherwise`. */
export function read(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Keep a value under a name; true when the device kept it. */
export function write(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Keep nothing under a name any more. */
export function forget(name) {
  try {
    localStorage.removeItem(name);
    return true;
  } catch {
    return false;
  }
}
