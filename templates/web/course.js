// The course, as the exporter wrote it into the page; exporters/web/page_data.py says what is in it.

const { data: packedData, shared, shapes } = JSON.parse(document.getElementById("course").textContent);
const unpackedShared = [];

export const data = unpacked(packedData);
export const course = data.course;
export const topics = data.topics ?? [];
export const questions = data.questions ?? [];
export const lesson = data.lesson ?? {};

const byId = new Map(questions.map((each) => [each.id, each]));
const topicById = new Map(topics.map((each) => [each.id, each]));

/** Return the question of an id; undefined if the course has none. */
export const questionOf = (id) => byId.get(id);

/** Return the title of a topic. */
export const topicTitle = (id) => topicById.get(id)?.title ?? id;

/** Return data as they were before exporters/web/packed.py packed them. */
function unpacked(value) {
  if (typeof value === "string") return value.startsWith("~") ? fromShared(parseInt(value.slice(1), 36)) : value;
  if (!Array.isArray(value)) return value;
  const [first, ...rest] = value;
  if (typeof first !== "number") return value.map(unpacked);
  if (first < 0) return rest.map(unpacked);
  return Object.fromEntries(shapes[first].map((key, place) => [key, unpacked(rest[place])]));
}

function fromShared(number) {
  if (!(number in unpackedShared)) {
    const value = shared[number];
    unpackedShared[number] = typeof value === "string" ? value : unpacked(value);
  }
  return unpackedShared[number];
}

/** Return a picture of the page's data: {image, width, height, alt}. */
export function imageAddress(picture) {
  return data.images[picture.image];
}
