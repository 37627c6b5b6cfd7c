// Makes elements. What comes from a course only ever becomes text: nothing here parses HTML.

/** Return an element with attributes (a function is a listener) and children; texts are texts. */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((each) => each !== null && each !== undefined && each !== ""));
  return made;
}

/** Return a text in pieces: what stands between backticks in it is code. */
export const withCode = (text) => text.split(/`([^`]+)`/).map((each, index) => index % 2 ? el("code", {}, each) : each);

/** Return "1 card", "2 cards". */
export const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** Return a function that scrolls so that what is looked at now is where it was again.

    That is what has the focus, if it is seen; else the first thing that begins in the window, or what is left of
    it when it is called. */
export function placeKeeper() {
  const isSeen = (each) => { const { top, bottom } = each.getBoundingClientRect(); return bottom > 0 && top < innerHeight; };
  const facts = [...document.querySelectorAll("#facts .fact:not([hidden])")].filter(isSeen);
  const parts = facts.flatMap((each) => [each.querySelector("h3"), ...each.querySelectorAll(".part, .card-block")]).filter(isSeen);
  const anchors = [...parts, ...facts].map((each) => [each, each.getBoundingClientRect().top]);
  anchors.sort(([, a], [, b]) => (a < 0) - (b < 0)); // the order is kept otherwise
  const here = document.activeElement, isFocused = Boolean(here?.closest("#facts")) && isSeen(here);
  if (isFocused) anchors.unshift([here, here.getBoundingClientRect().top]);
  const staysAtTop = scrollY === 0 && !isFocused;
  return () => {
    const anchor = anchors.find(([each]) => each.isConnected && each.checkVisibility());
    if (!anchor || staysAtTop) return;
    const moved = anchor[0].getBoundingClientRect().top - anchor[1];
    if (moved) scrollBy({ top: moved, behavior: "instant" });
  };
}

/** Put what `make` returns into a part of the page, if `data` is not what is in it already.

    Disclosures that were open stay open, and what had the focus keeps it, by `data-key`. */
export function refresh(part, data, make) {
  const text = JSON.stringify(data);
  if (part.shownData === text) return;
  part.shownData = text;
  const open = new Set([...part.querySelectorAll("details[open]")].map((each) => each.dataset.key));
  const focused = part.contains(document.activeElement) ? document.activeElement.dataset.key : "";
  part.replaceChildren(...[make(data)].flat().filter(Boolean));
  for (const each of part.querySelectorAll("details[data-key]")) each.open = open.has(each.dataset.key);
  if (focused) part.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

/** Return a link that opens a line in the editor, and the line to copy; the name alone of what is in no file. */
export function spot({ shown, link }) {
  if (!link) return el("code", { class: "spot" }, shown);
  const copy = el("button", {
    type: "button",
    class: "copy",
    "data-key": `copy ${shown}`,
    "aria-label": `Copy ${shown}`,
    click: async () => {
      await navigator.clipboard.writeText(shown);
      copy.textContent = "Copied";
      setTimeout(() => { copy.textContent = "Copy"; }, 1500);
    },
  }, "Copy");
  const open = el("a", { href: link, class: "editor", "data-key": `open ${shown}` }, shown);
  return el("span", { class: "spot" }, open, " ", copy);
}

/** Return a list of problems, each with its line. */
export function problemList(problems) {
  return el("ul", { class: "problems" }, problems.map((each) => el("li",
    { class: each.is_error ? "error" : "warning" },
    el("p", { dir: "auto" },
      el("b", { class: "mark" }, each.is_error ? "Error" : "Warning"), " ",
      el("code", {}, each.code), " ", withCode(each.message)),
    each.hint ? el("p", { class: "hint", dir: "auto" }, withCode(each.hint)) : null,
    each.spot.shown ? el("p", {}, spot(each.spot)) : null)));
}

/** Return what a draft lacks. */
export function draft({ missing, wrong }) {
  if (!missing.length && !wrong.length) {
    return [el("p", { class: "said" }, "A draft that lacks nothing: remove ", el("code", {}, "draft: true"), ".")];
  }
  return [
    missing.length ? el("p", { class: "said", dir: "auto" }, "A draft: still to fill in ", withCode(`${missing.join(", ")}.`)) : null,
    wrong.length ? el("p", { class: "said" }, missing.length ? "To mend:" : "A draft. To mend:") : null,
    wrong.length ? problemList(wrong) : null,
  ].filter(Boolean);
}
