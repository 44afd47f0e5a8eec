/** What was typed, kept on this device under the form's id: two tabs do not mix. */
export type KeptDraft = { formId: string; at: number; fields: [string, string][] };

const BEFORE = "machikado-draft:";
const MAX_AGE_MS = 7 * 86_400_000;
/** Fields that every form has: alone they are nothing to come back to. */
const SAYS_SOMETHING = ["title", "body", "lng", "photoId", "address"];

/** Private windows and full disks refuse: then the words live in the page alone. */
function quietly<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

/** True when a draft holds something a person would miss. */
export const isWorthKeeping = ({ fields }: Pick<KeptDraft, "fields">): boolean =>
  fields.some(([name, value]) => SAYS_SOMETHING.includes(name) && value.trim() !== "");

/** Fields of a form as they are kept: no files, no buttons. */
export const fieldsOf = (form: FormData): [string, string][] =>
  [...form].filter((pair): pair is [string, string] => typeof pair[1] === "string");

function read(key: string): KeptDraft | null {
  const draft = JSON.parse(localStorage.getItem(key) ?? "null") as KeptDraft | null;
  return draft && Array.isArray(draft.fields) && typeof draft.at === "number" ? draft : null;
}

/** The drafts of this device, newest first; old ones are thrown away on the way. */
export function keptDrafts(now: number): KeptDraft[] {
  return quietly(() => {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(BEFORE));
    const drafts = keys.flatMap((key) => {
      const draft = quietly(() => read(key), null);
      if (draft && now - draft.at < MAX_AGE_MS) return [draft];
      localStorage.removeItem(key);
      return [];
    });
    return drafts.sort((a, b) => b.at - a.at);
  }, []);
}

/** @returns false when this device does not let us */
export function keepDraftHere(draft: KeptDraft): boolean {
  return quietly(() => {
    localStorage.setItem(BEFORE + draft.formId, JSON.stringify(draft));
    return true;
  }, false);
}

export const forgetDraft = (formId: string): void =>
  quietly(() => localStorage.removeItem(BEFORE + formId), undefined);
