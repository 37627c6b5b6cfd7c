// The course, as the exporter wrote it into the page; exporters/web/page_data.py says what is in it.

const packed = Uint8Array.from(atob(document.getElementById("course").textContent), (each) => each.charCodeAt(0));
const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));

export const data = await new Response(unpacked).json();
export const course = data.course;
export const topics = data.topics ?? [];
export const questions = data.questions ?? [];
export const lesson = data.lesson ?? {};

// Which give each other away is written once, with the first of two: from here on both know the other's id.
const akinPairs = questions.flatMap((one) => (one.akin ?? []).map((other) => [one, questions[other]]));
for (const each of questions) each.akin = [];
for (const [one, other] of akinPairs) {
  one.akin.push(other.id);
  other.akin.push(one.id);
}

/** Whether the page is of a handout or quiz, whose questions a teacher chose: all of them are asked, whatever
    a student wants to study of the course. */
export const asksAll = Boolean(data.asksAll);

const byId = new Map(questions.map((each) => [each.id, each]));
const topicById = new Map(topics.map((each) => [each.id, each]));

/** Return the question of an id; undefined if the course has none. */
export const questionOf = (id) => byId.get(id);

/** Return the title of a topic. */
export const topicTitle = (id) => topicById.get(id)?.title ?? id;

const pictureAddresses = JSON.parse(document.getElementById("pictures").textContent);

/** Return the address of a picture of the page's data: {image, width, height, alt, said}. */
export const imageAddress = (picture) => pictureAddresses[picture.image];
