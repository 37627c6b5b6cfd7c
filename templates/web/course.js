// The course, as the exporter wrote it into the page; exporters/web/page_data.py says what is in it.

export const data = JSON.parse(document.getElementById("course").textContent);
export const course = data.course;
export const topics = data.topics ?? [];
export const questions = whole(data.questions ?? []);
export const lesson = whole(data.lesson ?? {});

const byId = new Map(questions.map((each) => [each.id, each]));
const topicById = new Map(topics.map((each) => [each.id, each]));

/** Return the question of an id; undefined if the course has none. */
export const questionOf = (id) => byId.get(id);

/** Return the title of a topic. */
export const topicTitle = (id) => topicById.get(id)?.title ?? id;

/** Return a value with the texts that stand in several places put back: "~1a" is a number in `lines`. */
function whole(value) {
  if (typeof value === "string") return value.startsWith("~") ? data.lines[parseInt(value.slice(1), 36)] : value;
  if (Array.isArray(value)) return value.map(whole);
  if (typeof value !== "object" || value === null) return value;
  for (const [key, each] of Object.entries(value)) value[key] = whole(each);
  return value;
}

/** Return a picture of the page's data: {image, width, height, alt}. */
export function imageAddress(picture) {
  return data.images[picture.image];
}
