// Cards, each side in a frame of its own, in which nothing but the card's own script runs.

import { el, placeKeeper } from "./elements.js";

const NEW_AFTER = 3000; // milliseconds after which a frame is shown though it says nothing
const MARGIN = 90; // pixels around what has the focus: the notice is as high
const looks = { light: "day", width: "desktop" };
const frames = new Set();

addEventListener("message", ({ source, data }) => {
  for (const frame of frames) {
    if (frame.contentWindow !== source) continue;
    const { height, top, bottom } = data ?? {};
    if (Number.isFinite(top) && Number.isFinite(bottom)) showWithin(frame, top, bottom);
    if (!Number.isFinite(height)) continue;
    const keepPlace = placeKeeper();
    frame.style.height = `${Math.min(Math.max(height, 60), 4000)}px`;
    frame.dispatchEvent(new Event("measured"));
    keepPlace();
  }
});

/** Scroll so that what is in a frame from `top` to `bottom`, and has the focus, is seen. */
function showWithin(frame, top, bottom) {
  const begin = frame.getBoundingClientRect().top;
  const above = begin + top - MARGIN, below = begin + bottom + MARGIN - innerHeight;
  if (above < 0 || below > 0) scrollBy({ top: above < 0 ? above : Math.min(below, above), behavior: "instant" });
}

const lights = () => looks.light === "both" ? ["day", "night"] : [looks.light];

/** Show the cards of a fact; a side that shows the same as before is left alone. */
export function showCards(part, cards) {
  part.shownCards = cards;
  if (!cards.length) {
    part.replaceChildren();
    part.cards = new Map();
    return;
  }
  part.cards ??= new Map();
  if (!part.firstElementChild) part.append(el("h4", {}, "Cards"));
  const now = new Map();
  let before = part.firstElementChild;
  for (const card of cards) {
    const key = `${card.item} ${card.number}`;
    const shown = part.cards.get(key) ?? { block: el("div", { class: "card-block" }), faces: new Map() };
    now.set(key, shown);
    if (before.nextElementSibling !== shown.block) before.after(shown.block);
    before = shown.block;
    fillCard(shown, card);
  }
  for (const [key, shown] of part.cards) if (!now.has(key)) shown.block.remove();
  part.cards = now;
  forget();
}

function fillCard(shown, card) {
  if (!shown.head) {
    shown.head = el("div", { class: "card-head" });
    shown.sides = el("div", { class: "sides" });
    shown.block.append(shown.head, shown.sides);
  }
  shown.head.replaceChildren(
    el("p", { class: "by" }, el("code", {}, card.template), ` ${card.kind} `, el("code", {}, card.short_id),
      card.change ? el("span", { class: "tag change" }, card.change) : null),
    ...card.rewordings.map((each) => el("p", { class: "rewording", dir: "auto" }, `${each.part}: `,
      el("del", {}, each.old || "nothing"), " ", el("ins", {}, each.new || "nothing"))));
  const wanted = lights().flatMap((light) => ["front", "back"].map((side) => [light, side]));
  const keys = new Set(wanted.map((each) => each.join(" ")));
  for (const [key, face] of shown.faces) {
    if (!keys.has(key)) { face.figure.remove(); shown.faces.delete(key); }
  }
  for (const [light, side] of wanted) {
    const key = `${light} ${side}`;
    let face = shown.faces.get(key);
    if (!face) {
      face = { figure: el("figure", { class: `face ${light}` }, el("figcaption")) };
      shown.faces.set(key, face);
      shown.sides.append(face.figure);
    }
    face.figure.firstElementChild.textContent = looks.light === "both" ? `${side}, by ${light}` : side;
    face.figure.classList.toggle("phone", looks.width === "phone");
    const query = [light === "night" ? "night" : "", looks.width === "phone" ? "phone" : ""].filter(Boolean).join("&");
    showFace(face, `${card[side]}?${query}`, `${side} of card ${card.short_id}, by ${light}`);
  }
}

/** Show a side; what it showed before stays until the new one is ready, so that nothing jumps. */
function showFace(face, address, title) {
  if (face.address === address) return;
  face.address = address;
  const frame = el("iframe", { sandbox: "allow-scripts", src: address, title, loading: face.frame ? "eager" : "lazy" });
  frames.add(frame);
  face.next?.remove();
  if (!face.frame) {
    face.frame = frame;
    face.figure.append(frame);
    return;
  }
  face.next = frame;
  frame.className = "next";
  frame.style.height = face.frame.style.height;
  const show = () => {
    if (face.next !== frame) return;
    face.frame.remove();
    frame.className = "";
    face.frame = frame;
    face.next = null;
    forget();
  };
  frame.addEventListener("measured", show, { once: true });
  setTimeout(show, NEW_AFTER);
  face.figure.append(frame);
}

function forget() {
  for (const frame of frames) if (!frame.isConnected) frames.delete(frame);
}

function changeLooks(change) {
  Object.assign(looks, change);
  try { localStorage.setItem("looks", JSON.stringify(looks)); } catch { /* full, or refused */ }
  for (const [name, value] of Object.entries(looks)) {
    document.querySelector(`#looks [name=${name}][value=${value}]`).checked = true;
  }
  for (const part of document.querySelectorAll(".part.of-cards")) {
    if (part.cards) showCards(part, part.shownCards);
  }
}

export const turnLight = () => changeLooks({ light: looks.light === "night" ? "day" : "night" });
export const turnWidth = () => changeLooks({ width: looks.width === "phone" ? "desktop" : "phone" });

export function setUpLooks() {
  if (matchMedia("(prefers-color-scheme: dark)").matches) looks.light = "night";
  try { Object.assign(looks, JSON.parse(localStorage.getItem("looks"))); } catch { /* none yet */ }
  if (!["day", "night", "both"].includes(looks.light)) looks.light = "day";
  if (!["desktop", "phone"].includes(looks.width)) looks.width = "desktop";
  const form = document.getElementById("looks");
  form.addEventListener("change", ({ target }) => changeLooks({ [target.name]: target.value }));
  form.addEventListener("submit", (event) => event.preventDefault());
  changeLooks({});
}
