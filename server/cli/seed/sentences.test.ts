import { describe, expect, it } from "vitest";
import { type MoveName, moveNames, moves } from "@/server/reports/lifecycle.ts";
import { officeFinder, seedCategories } from "./duties.ts";
import { randomFrom } from "./random.ts";
import { fillTemplate, publicSentence } from "./sentences.ts";

const categories = [...seedCategories().values()];
const officeFor = officeFinder();
const day = 20_779;

const sentence = (move: MoveName, code: string, lang: "ja" | "en") => {
  const category = categories.find((one) => one.code === code);
  if (!category) throw new Error(code);
  const about = { category, lang, office: officeFor("27119", category) };
  const step = {
    move,
    from: "received",
    to: moves[move].to,
    at: 0,
    by: moves[move].by,
    day,
  } as const;
  return publicSentence(step, about, randomFrom(move));
};

describe.each(categories.filter(({ kind }) => kind === "trouble").map(({ code }) => code))(
  "%s",
  (code) => {
    it.each(moveNames.filter((move) => moves[move].by === "staff"))(
      "%s is told in both languages",
      (move) => {
        for (const lang of ["ja", "en"] as const) {
          const told = sentence(move, code, lang);
          expect(told).toBeTruthy();
          expect(told).not.toMatch(/[{}]|undefined|null/);
        }
      },
    );
  },
);

describe("publicSentence", () => {
  it("names office and date", () => {
    expect(sentence("acknowledge", "road-hole", "ja")).toMatch(
      /^南部道路事務所の担当が.*11月22日（日）まで/,
    );
    expect(sentence("acknowledge", "road-hole", "en")).toMatch(
      /^South Road Office has .* by 22 November\.$/,
    );
  });

  it("says nothing in the city's name when the reporter moves", () => {
    expect(sentence("withdraw", "road-hole", "ja")).toBeUndefined();
  });

  it("says nothing rather than half a sentence", () => {
    const category = categories.find(({ group }) => group === "together");
    if (!category) throw new Error("no category");
    const about = { category, lang: "ja" as const, office: null };
    const key = { group: "together", move: "not-municipal" };
    expect(fillTemplate(key, about, day, randomFrom("x"))).toBeNull();
  });
});
