const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/;

/** The language of a sentence of the city, for screen readers: no column keeps it. */
export const textLang = (text: string) => (JAPANESE.test(text) ? "ja" : "en");
