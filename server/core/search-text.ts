const KATAKANA = /[\u30a1-\u30f6]/g;
export const WORD = /[\p{L}\p{N}\p{M}ー]+/gu;

/**
 * One written form for all that people type: half-width and full-width (NFKC), upper and lower
 * case, katakana and hiragana. ごみ, ゴミ and ｺﾞﾐ come out the same.
 */
export function fold(text: string): string {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      // Lower case may come apart (İ): put it in order again.
      .normalize("NFKC")
      .replace(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
      .replace(/\s+/g, " ")
      .trim()
  );
}

/** Every run of two letters inside the words of a folded text, each once. */
export function bigrams(folded: string): string[] {
  const grams = new Set<string>();
  for (const [word] of folded.matchAll(WORD)) {
    const letters = [...word];
    for (let i = 0; i + 1 < letters.length; i++) grams.add(`${letters[i]}${letters[i + 1]}`);
  }
  return [...grams];
}

/**
 * What a long text is found by: every run of three letters inside its words, and the last two
 * letters of each word, so that two letters anywhere begin one of these. Three letters together are
 * some ten times rarer than two: far fewer texts have to be looked at.
 */
export function trigrams(folded: string): string[] {
  const grams = new Set<string>();
  for (const [word] of folded.matchAll(WORD)) {
    const letters = [...word];
    for (let i = 0; i + 1 < letters.length; i++) grams.add(letters.slice(i, i + 3).join(""));
  }
  return [...grams];
}

/** `%word%` for LIKE, with the signs that LIKE reads escaped. */
export const likePattern = (word: string) => `%${word.replace(/[\\%_]/g, "\\$&")}%`;
