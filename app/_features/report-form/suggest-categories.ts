/** A category with the words that point to it. */
export type KnownCategory = { code: string; name: string; words: readonly string[] };

const SHOWN = 3;

const fold = (text: string) => text.normalize("NFKC").toLowerCase();

/** Latin words count as whole words, so that "light" is not found in "slight". */
function occurs(text: string, word: string): boolean {
  if (!/^[\w -]+$/.test(word)) return text.includes(word);
  return new RegExp(`(^|[^a-z0-9])${word.replace(/[-\s]+/g, "[-\\s]+")}s?([^a-z0-9]|$)`).test(text);
}

/** Categories that what was typed points to: most words first, longer words before shorter. */
export function suggestCategories(
  categories: readonly KnownCategory[],
  typed: string,
): KnownCategory[] {
  const text = fold(typed);
  if (text.trim().length < 1) return [];
  return categories
    .map((category) => {
      const hits = category.words.map(fold).filter((word) => occurs(text, word));
      return {
        category,
        score: hits.length * 10 + Math.max(0, ...hits.map(({ length }) => length)),
      };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
    .map(({ category }) => category);
}
