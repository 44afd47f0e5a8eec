/** The four parts of the form in their order; each is also the id of its section. */
export const steps = ["photos", "place", "what", "confirm"] as const;
export type Step = (typeof steps)[number];

export const isStep = (text: string): text is Step => (steps as readonly string[]).includes(text);

/** The part a field of `Problem` belongs to. */
export function stepOf(field: string): Step {
  if (field === "photos" || field.startsWith("alt.")) return "photos";
  if (field === "place") return "place";
  if (["title", "body", "category"].includes(field) || field.startsWith("answer.")) return "what";
  return "confirm";
}

/** Id of the input that a problem's link leads to. Questions are named after their category. */
export function fieldId(field: string, categoryCode: string): string {
  if (field.startsWith("answer.")) return `answer.${categoryCode}.${field.slice("answer.".length)}`;
  return { photos: "photo", place: "address", consent: "send", form: "send" }[field] ?? field;
}

/** Name of a question's input: two categories may ask under one id. */
export const answerName = (categoryCode: string, questionId: string) =>
  `answer.${categoryCode}.${questionId}`;
