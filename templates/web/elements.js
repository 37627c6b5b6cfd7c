// Makes elements. What comes from a course only ever becomes text: nothing here parses HTML.

const DRAWN = "http://www.w3.org/2000/svg";
let numberOfIds = 0;

/** Return an element with attributes (a function is a listener) and children; texts are texts. */
export function el(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** Return an element of a drawing (SVG), like `el`. */
export function drawn(name, attributes = {}, ...children) {
  return filled(document.createElementNS(DRAWN, name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  const isNothing = (each) => each === null || each === undefined || each === "" || each === false;
  made.append(...children.flat(Infinity).filter((each) => !isNothing(each)));
  return made;
}

/** Return a text that comes from a course: it begins on the side where its own script does. */
export const own = (name, text, attributes = {}) => (text ? el(name, { dir: "auto", ...attributes }, text) : null);

/** Return a term with what there is to say of it, for a list of them (dl); nothing if that is nothing. */
export const entry = (term, text) => (text ? el("div", {}, el("dt", { dir: "auto" }, term), own("dd", text)) : null);

/** Return a name for an element that no other has, for labels to point at. */
export function newId(about) {
  numberOfIds += 1;
  return `${about}-${numberOfIds}`;
}

/** Have an element called by what some others say, so that this is heard when it gets the focus. */
export function nameBy(element, others) {
  for (const each of others) each.id ||= newId("said");
  if (others.length) element.setAttribute("aria-labelledby", [...others].map((each) => each.id).join(" "));
}

/** Return a button. */
export const button = (text, click, attributes = {}) => el("button", { type: "button", click, ...attributes }, text);

/** Tell those around that something in an element was answered otherwise, as a field does by itself. */
export const tellChange = (element) => element.dispatchEvent(new Event("input", { bubbles: true }));

/** Return a part that opens on demand. */
export const disclosure = (summary, ...content) => el("details", {}, el("summary", {}, summary), ...content);

/** Move the focus to an element that Tab does not lead to; what is above it stays in sight. */
export function focusOn(element) {
  if (!element.hasAttribute("tabindex") && !element.matches("input, select, textarea, button, a[href], summary")) {
    element.setAttribute("tabindex", "-1");
  }
  element.focus({ preventScroll: true });
}
