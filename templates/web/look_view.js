// Looking things up: who is who, when, where, and by whose account. Each has a view of its own, and all show what was
// met in study, or everything: one switch is for all of them, so that none tells what another keeps back.

import { accountsView, hasAccounts } from "./accounts_view.js";
import { el } from "./elements.js";
import { comeBack, showAllSwitch } from "./lesson.js";
import { hasMaps, mapView } from "./map_view.js";
import { hasNames, namesView } from "./names_view.js";
import { addressOf } from "./navigation.js";
import { hasTimeline, timelineView } from "./timeline_view.js";
import { say } from "./words.js";

/** What there is to look at; what a course does not have is not offered. */
const LOOKS = [
  { id: "names", name: "look-names", isThere: hasNames, show: namesView },
  { id: "timeline", name: "look-timeline", isThere: hasTimeline, show: timelineView },
  { id: "map", name: "look-map", isThere: hasMaps, show: mapView },
  { id: "accounts", name: "look-accounts", isThere: hasAccounts, show: accountsView },
].filter((each) => each.isThere);

/** Whether there is anything to look at. */
export const hasLooks = LOOKS.length > 0;

/** Return what #look/<id> names, or the first that there is, below the ways to the others. */
export function lookView([id]) {
  const shown = LOOKS.find((each) => each.id === id) ?? LOOKS[0];
  const way = (each) => el("a", {
    href: addressOf("look", each.id), "aria-current": each === shown ? "page" : null,
  }, say(each.name));
  const ways = LOOKS.length > 1 ? el("div", { class: "looks", role: "navigation", "aria-label": say("look") },
    el("ul", {}, LOOKS.map((each) => el("li", {}, way(each))))) : null;
  const looked = el("div");
  const draw = () => looked.replaceChildren(...[shown.show()].flat(Infinity).filter(Boolean));
  draw();
  comeBack();
  return [ways, showAllSwitch(draw), looked];
}
