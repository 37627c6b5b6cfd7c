// Naming a place that is marked on a map: typed, or picked among names by who asks for these.

import { button, el, tellChange } from "./elements.js";
import { figureOf } from "./figure.js";
import { mapWith } from "./map_view.js";
import { pickWay } from "./pick.js";
import { enterWay } from "./write.js";
import { say } from "./words.js";

/** Return the map with a field for the name, and a button that gives names to pick from. */
export function locateWay(question, context) {
  const { options = [] } = question.answering, isPicked = Array.isArray(context.answered);
  let way = (isPicked ? pickWay : enterWay)(question, context);
  const place = el("div", { class: "way" }, way.element);
  const help = options.length > 1 && !isPicked ? button(say("give-names"), () => {
    way = pickWay(question, { ...context, answered: null });
    place.replaceChildren(way.element);
    help.remove();
    place.querySelector("button, input")?.focus();
    tellChange(place);
  }, { class: "plain" }) : null;
  return {
    element: el("div", {}, mapOf(question.answering), place, help),
    response: () => way.response(),
    focus: () => way.focus(),
    digit: (digit) => way.digit?.(digit),
  };
}

/** Return the map on which the place is marked, with what has to be said of it: one of the lesson, or a picture. */
export const mapOf = ({ location, map }) => mapWith(location) ?? figureOf(map, "map");
