// Where in the page one is stands after the # of its address: #look/map. Nothing is loaded for it.

/** Return the parts of where one is: ["look", "map"]. */
export function here() {
  return location.hash.replace(/^#\/?/, "").split("/").filter(Boolean).map((each) => {
    try { return decodeURIComponent(each); } catch { return each; }
  });
}

/** Return the address of a place in the page. */
export const addressOf = (...parts) => `#${parts.map(encodeURIComponent).join("/")}`;

/** Go to a place in the page; if one is there already, it is shown anew. */
export function go(...parts) {
  const address = addressOf(...parts);
  if (location.hash === address) dispatchEvent(new HashChangeEvent("hashchange"));
  else location.hash = address;
}

/** What the keys do where one is now: a function of the event, which tells whether it used it. */
let keyHandler = null;

/** Have keys go to `handler` until another place is shown; null for none. */
export function useKeys(handler) {
  keyHandler = handler;
}

addEventListener("keydown", (event) => {
  // A key that is held down too long must not skip what it has brought.
  if (!keyHandler || event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (keyHandler(event)) event.preventDefault();
});

/** Whether what has the focus takes letters and digits itself. */
export const isWriting = (event) =>
  Boolean(event.target.matches?.("input:not([type=radio], [type=checkbox]), textarea, select"));

/** Whether Enter means something to what has the focus; in long texts, Ctrl and Enter hand in. */
export const hasOwnKeys = (event) =>
  Boolean(event.target.matches?.("button, a[href], summary, textarea, input:not([type=radio], [type=checkbox])"));
