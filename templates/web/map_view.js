// Where it was: an outline map whose places are buttons, and the same places as a list below it.

import { lesson } from "./course.js";
import { disclosure, drawn, el, focusOn, newId, own } from "./elements.js";
import { askLink, factList, factsOf, fewOf, isShown, isTold, notMetYet, questionsOn } from "./lesson.js";
import { say, sayCount, sayList } from "./words.js";

const maps = lesson.maps ?? [];
/** Width of a map in the units of its outlines. */
const MAP_WIDTH = 1000;

/** Whether any place is known. */
export const hasMaps = maps.length > 0;

/** Return the maps, each with the list of its places. */
export const mapView = () => el("div", { class: "maps" }, maps.map(mapPart));

function mapPart(map) {
  const places = map.places.map((place, index) => ({
    ...place, number: index + 1, isNamed: isTold(place.question, factsOf(place.facts)),
  }));
  const items = places.map(placeItem);
  const open = ({ number }) => {
    const item = items[number - 1];
    item.querySelector("details").open = true;
    focusOn(item.querySelector("summary"));
    item.scrollIntoView({ block: "nearest" });
  };
  return el("section", { class: "map-part" },
    own("h2", map.about),
    mapFigureOf(map, places.map((place) => spotButton(place, open))),
    el("ul", { class: "places" }, items));
}

/** Return a place with what was there; as long as it is not named, no fact tells its name either. */
function placeItem(place) {
  const some = factsOf(place.facts);
  const name = place.isNamed ? place.name : say("place-not-met");
  return el("li", {}, disclosure(
    [el("span", { class: "number" }, String(place.number)), " ", own("b", name), " ",
      some.length ? el("span", { class: "quiet" }, sayCount("facts-here", some.length)) : null],
    place.isNamed ? [
      own("p", place.description, { class: "quiet" }),
      factList(some.filter(isShown)),
      notMetYet(some.filter((fact) => !isShown(fact)), name)] : null,
    el("p", { class: "row-actions" },
      askLink(fewOf([place.question, ...questionsOn(some)].filter(Boolean)), name, say("ask-about-place")))));
}

/** Return the button of a place, with where it lies. */
function spotButton(place, open) {
  const { x, y, number, isNamed } = place;
  return { x, y, element: el("button", { type: "button", class: "spot", click: () => open(place) },
    el("span", { class: "number", "aria-hidden": "true" }, String(number)),
    el("span", { class: "unseen" }, `${number} `),
    el("span", { class: isNamed ? "spot-name" : "unseen", dir: "auto" },
      isNamed ? place.name : say("place-not-met"))) };
}

/** Return a map with what stands on it, each at its place, and the note that has to stand beside it.

    `spots` are elements with their places, `countries` the names of countries that are shown. */
function mapFigureOf(map, spots, { alt = "", countries = map.countries ?? [] } = {}) {
  const hatching = newId("hatching");
  const picture = drawn("svg", {
    viewBox: `0 0 ${MAP_WIDTH} ${map.height}`, class: "outlines", focusable: "false",
    ...(alt ? { role: "img", "aria-label": alt } : { "aria-hidden": "true" }),
  },
  drawn("pattern", { id: hatching, width: 10, height: 10, patternUnits: "userSpaceOnUse" },
    drawn("path", { class: "hatching", d: "M-2 12L12-2M-2 2L2-2M8 12L12 8" })),
  map.paths.map(({ shows, d }) => drawn("path", {
    d, class: shows, fill: shows === "hatched" ? `url(#${hatching})` : null,
  })));
  const ground = el("div", { class: "ground", dir: "ltr" }, picture);
  const put = (element, { x, y }) => {
    element.style.left = `${(100 * x) / MAP_WIDTH}%`;
    element.style.top = `${(100 * y) / map.height}%`;
    return element;
  };
  const landName = (each) => put(own("span", each.name, { class: "country", "aria-hidden": "true" }), each);
  const lands = countries.map((each) => [landName(each), each.room]);
  ground.append(...lands.map(([name]) => name), ...spots.map((each) => put(each.element, each)));
  const leads = spots.map(() => drawn("path", { class: "lead" }));
  picture.append(...leads);
  new ResizeObserver(() => {
    apart(spots, map.height, (FINGER * MAP_WIDTH) / ground.clientWidth).forEach((at, index) => {
      put(spots[index].element, at);
      leads[index].setAttribute("d", `M${spots[index].x} ${spots[index].y}L${at.x} ${at.y}`);
    });
    makeRoom(ground, lands);
  }).observe(ground);
  return el("figure", { class: "map-figure" }, ground, own("figcaption", map.note));
}

/** How far apart the middles of two buttons are, in pixels, so that neither covers the other. */
const FINGER = 27;
const MOST_ROUNDS = 200;

/** Return where buttons stand: at their places, or as far beside these as they need, `gap` from one to the next.

    Of two that are too near, each gives way by half, in the direction in which they lie apart already. Where there is
    no room for all of them, the list below the map has them all. */
function apart(spots, height, gap) {
  const all = spots.map(({ x, y }) => ({ x, y })), edge = gap / 2;
  for (let round = 0, isDone = false; !isDone && round < MOST_ROUNDS; round += 1) {
    isDone = true;
    for (const [index, one] of all.entries()) {
      for (const other of all.slice(index + 1)) {
        const way = Math.abs(other.x - one.x) >= Math.abs(other.y - one.y) ? "x" : "y";
        const missing = gap - Math.abs(other[way] - one[way]);
        if (missing < 0.01) continue;
        const push = (other[way] < one[way] ? -missing : missing) / 2;
        one[way] -= push;
        other[way] += push;
        isDone = false;
      }
      one.x = Math.min(Math.max(one.x, edge), MAP_WIDTH - edge);
      one.y = Math.min(Math.max(one.y, edge), height - edge);
    }
  }
  return all;
}

const SIDES = ["to-right", "to-left", "above", "below"];

/** Put names where they cover nothing, and hide those that have no room: the list below the map has them all. */
function makeRoom(ground, lands) {
  const frame = ground.getBoundingClientRect();
  const taken = [...ground.querySelectorAll(".spot .number, .marked")].map((each) => each.getBoundingClientRect());
  const fits = (box, others) => box.left >= frame.left && box.right <= frame.right
    && box.top >= frame.top && box.bottom <= frame.bottom && !others.some((each) => overlap(each, box));
  for (const name of ground.querySelectorAll(".spot-name")) {
    const side = SIDES.find((each) => {
      name.className = `spot-name ${each}`;
      return fits(name.getBoundingClientRect(), taken);
    });
    if (side) taken.push(name.getBoundingClientRect());
    else name.className = "spot-name unseen";
  }
  for (const [name, room] of lands) {
    name.classList.remove("unseen");
    const box = name.getBoundingClientRect();
    if (box.width <= (room * frame.width) / MAP_WIDTH && fits(box, taken)) taken.push(box);
    else name.classList.add("unseen");
  }
}

const overlap = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Return a map on which the place at `location` is marked and unnamed; null where no map of the course has it.

    The country that it lies in is not named, nor is any whose name is in its own. */
export function mapWith(location) {
  for (const map of maps) {
    const place = map.places.find((each) => each.location.lat === location.lat && each.location.lon === location.lon);
    if (!place) continue;
    const countries = (map.countries ?? []).filter(({ name }) => name !== place.country && !place.name.includes(name));
    const named = sayList(countries.map((each) => each.name));
    const alt = say("marked-on-map") + (named ? ` ${say("named-on-map", { countries: named })}` : "");
    const mark = el("span", { class: "marked", "aria-hidden": "true" });
    return mapFigureOf(map, [{ ...place, element: mark }], { alt, countries });
  }
  return null;
}
