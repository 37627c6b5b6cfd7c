// Where it was: an outline map whose places are buttons, and the same places as a list below it.

import { lesson, questionOf } from "./course.js";
import { disclosure, drawn, el, focusOn, newId, own } from "./elements.js";
import { askLink, factList, factsOf, isAsked, isShown, notMetYet, questionsOn, showAllSwitch, showsAll } from "./lesson.js";
import { say, sayCount } from "./words.js";

const maps = lesson.maps ?? [];
/** Width of a map in the units of its outlines. */
const MAP_WIDTH = 1000;

/** Whether any place is known. */
export const hasMaps = maps.length > 0;

/** Return the maps, each with the list of its places. */
export function mapView() {
  const list = el("div", { class: "maps" });
  const draw = () => list.replaceChildren(...maps.map(mapPart));
  draw();
  return [showAllSwitch(draw), list];
}

/** Whether a place is to be named: something of it was asked, or all is shown. */
const isNamed = (place) => showsAll() || factsOf(place.facts).some(isShown)
  || Boolean(place.question && questionOf(place.question) && isAsked(questionOf(place.question)));

function mapPart(map) {
  const places = map.places.map((place) => ({ ...place, isNamed: isNamed(place) }));
  const items = new Map();
  const list = el("ul", { class: "places" }, [...places].sort((one, other) => one.spot - other.spot).map((place) => {
    const item = placeItem(place);
    items.set(place, item);
    return item;
  }));
  const open = (some) => {
    for (const place of some) items.get(place).querySelector("details").open = true;
    const first = items.get(some[0]);
    focusOn(first.querySelector("summary"));
    first.scrollIntoView({ block: "nearest" });
  };
  return el("section", { class: "map-part" },
    own("h2", map.about),
    mapFigureOf(map, spotButtons(places, open)),
    list);
}

function placeItem(place) {
  const some = factsOf(place.facts);
  const hidden = some.filter((fact) => !isShown(fact));
  const name = place.isNamed ? place.name : say("place-not-met");
  const ids = [place.question, ...questionsOn(some)].filter(Boolean);
  return el("li", {}, disclosure(
    [el("span", { class: "number" }, String(place.spot)), " ", own("b", name), " ",
      some.length ? el("span", { class: "quiet" }, sayCount("facts-here", some.length)) : null],
    place.isNamed ? own("p", place.description, { class: "quiet" }) : null,
    factList(some.filter(isShown)),
    notMetYet(hidden, name),
    el("p", { class: "row-actions" }, askLink(ids.slice(0, 5), name, say("ask-about-place")))));
}

/** Return a button for each dot of a map; places that lie side by side have one together. */
function spotButtons(places, open) {
  const spots = [...new Set(places.map((each) => each.spot))].sort((one, other) => one - other);
  return spots.map((spot) => {
    const here = places.filter((each) => each.spot === spot);
    const [x, y] = [average(here.map((each) => each.x)), average(here.map((each) => each.y))];
    const named = here.filter((each) => each.isNamed).map((each) => each.name);
    const said = named.length ? named.join(", ") : say("place-not-met");
    return { x, y, label: named.length ? said : "", element: el("button", { type: "button", class: "spot", click: () => open(here) },
      el("span", { class: "number", "aria-hidden": "true" }, String(spot)),
      el("span", { class: "unseen" }, `${spot} `),
      el("span", { class: named.length ? "spot-name" : "unseen", dir: "auto" }, said)) };
  });
}

const average = (numbers) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** Return a map with what stands on it, each at its place, and the note that has to stand beside it. */
function mapFigureOf(map, spots, { alt = "" } = {}) {
  const hatching = newId("hatching");
  const picture = drawn("svg", {
    viewBox: `0 0 ${MAP_WIDTH} ${map.height}`, class: "outlines", focusable: "false",
    ...(alt ? { role: "img", "aria-label": alt } : { "aria-hidden": "true" }),
  },
  drawn("pattern", { id: hatching, width: 10, height: 10, patternUnits: "userSpaceOnUse" },
    drawn("path", { class: "hatching", d: "M-2 12L12-2M-2 2L2-2M8 12L12 8" })),
  map.paths.map(({ shows, d }) => drawn("path", { d, class: shows, fill: shows === "hatched" ? `url(#${hatching})` : null })));
  const ground = el("div", { class: "ground", dir: "ltr" }, picture);
  for (const { x, y, element } of spots) {
    element.style.left = `${(100 * x) / MAP_WIDTH}%`;
    element.style.top = `${(100 * y) / map.height}%`;
    if (x > MAP_WIDTH * 0.6) element.classList.add("to-left");
    ground.append(element);
  }
  if (spots.some((each) => each.label)) makeRoom(ground);
  return el("figure", { class: "map-figure" }, ground, own("figcaption", map.note));
}

/** Hide names that have no room beside others, whenever the map gets another size; the list has them all. */
function makeRoom(ground) {
  new ResizeObserver(() => {
    const taken = [...ground.querySelectorAll(".spot .number")].map((each) => each.getBoundingClientRect());
    const frame = ground.getBoundingClientRect();
    for (const name of ground.querySelectorAll(".spot-name")) {
      name.classList.remove("unseen");
      const box = name.getBoundingClientRect();
      const isOut = box.left < frame.left || box.right > frame.right;
      const dot = name.parentElement.querySelector(".number").getBoundingClientRect();
      const meets = taken.some((each) => each !== dot && overlap(each, box) && !overlap(each, dot));
      if (isOut || meets) name.classList.add("unseen");
      else taken.push(box);
    }
  }).observe(ground);
}

const overlap = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Return a map on which the place at `location` is marked and unnamed; null where no map of the course has it. */
export function mapWith(location) {
  for (const map of maps) {
    const place = map.places.find((each) => each.location.lat === location.lat && each.location.lon === location.lon);
    if (!place) continue;
    const mark = el("span", { class: "marked", "aria-hidden": "true" });
    return mapFigureOf(map, [{ ...place, element: mark }], { alt: say("marked-on-map") });
  }
  return null;
}
