// Pictures, each with what has to be said of it.

import { imageAddress } from "./course.js";
import { el, own } from "./elements.js";

/** Return a picture of the page's data as a figure of a class; `said` stands below it. */
export const figureOf = (picture, kind, said = picture.said) => el("figure", { class: kind },
  el("img", {
    src: imageAddress(picture), alt: picture.alt ?? "", width: picture.width, height: picture.height, decoding: "async",
  }),
  own("figcaption", said));
