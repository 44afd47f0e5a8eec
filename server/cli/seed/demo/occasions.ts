import { readCityPack } from "@/db/city/pack.ts";
import { monthAt } from "../calendar.ts";
import { writtenRepeats } from "../content.ts";
import type { Ending } from "../journey.ts";
import { cityGround, moved, type TownGround } from "../places.ts";
import { type Random, shuffle } from "../random.ts";
import type { PlannedReport } from "../report-rows.ts";
import { DEMO_WARD } from "./people.ts";
import type { Occasion } from "./reports.ts";
import { besideWater, type textDealer } from "./texts.ts";
import { demoMoments } from "./when.ts";

type Dealer = ReturnType<typeof textDealer>;

const EVERY_WARD = 6;
/** Wards with more reports than the rest: Abeno, Kita, Chuo and Tennoji. */
const denser: Record<string, number> = { [DEMO_WARD]: 58, "27127": 38, "27128": 38, "27109": 30 };

/** Towns in the order in which they are used: wards mixed, towns of a ward all before one again. */
function grounds(random: Random): TownGround[] {
  const all = cityGround(new Map());
  const chosen = readCityPack().wards.flatMap(({ code }) => {
    const own = shuffle(
      all.filter(({ town }) => town.ward === code),
      random,
    );
    const count = denser[code] ?? EVERY_WARD;
    return Array.from({ length: count }, (_, i) => own[i % own.length]).filter(
      (one) => one !== undefined,
    );
  });
  return shuffle(chosen, random);
}

/** When, where and in which words the demo's reports are sent; newest first. */
export function demoOccasions(now: number, dealer: Dealer, random: Random): Occasion[] {
  const places = grounds(random);
  const moments = demoMoments(places.length, now, random);
  return places.flatMap((ground, nth) => {
    const at = moments[nth] ?? now;
    const text = dealer.next(monthAt(at), besideWater(ground));
    if (!text) return [];
    return [{ nth, at, ground, place: random.pick(ground.spots()), text }];
  });
}

const DAY_MS = 86_400_000;

const rare: Ending[] = [
  "close-unanswered",
  "reopen",
  "declare-not-municipal",
  "refuse",
  "hand-over",
  "withdraw",
  "close-unanswered",
];

/** Sees to it that every way a report can end is met: the first old ones take the rare endings. */
export function withRareEndings(
  occasions: Occasion[],
  now: number,
  isPlain: (category: string) => boolean,
): Occasion[] {
  const left = [...rare];
  return occasions.map((occasion) => {
    const old = now - occasion.at > 60 * DAY_MS;
    const ending = old && isPlain(occasion.text.category) ? left.shift() : undefined;
    return ending ? { ...occasion, ending } : occasion;
  });
}

/** Some say again what someone said before, some metres away and some days later. */
export function repeated(
  reports: readonly { report: PlannedReport; occasion: Occasion }[],
  { now, random, first }: { now: number; random: Random; first: number },
): Occasion[] {
  const again: Occasion[] = [];
  for (const { report, occasion } of reports) {
    const text = writtenRepeats.find(({ of }) => of === occasion.text.title);
    const at = Math.floor(report.at + random.between(0.3, 2) * DAY_MS);
    const over = report.journey.endedAt ?? now;
    if (!text || at > Math.min(over, now - 4 * DAY_MS)) continue;
    const place = moved(report.place, random.between(-14, 14), random.between(-14, 14));
    const nth = first + again.length;
    const ending = "mark-duplicate" as const;
    again.push({ nth, at, ground: occasion.ground, place, text, ending, duplicateOf: report.id });
  }
  return again;
}
