import type { LngLat } from "@/db/city/geography.ts";
import { monthAt } from "../calendar.ts";
import { categoryShares } from "../content.ts";
import type { Ending } from "../journey.ts";
import { moved, type TownGround } from "../places.ts";
import { type Random, weighted } from "../random.ts";
import { categoriesByMonth, momentsUpTo } from "./rhythm.ts";

/** Something that is reported: when, where, what, and how it ended where that is known. */
export type Incident = {
  at: number;
  ground: TownGround;
  place: LngLat;
  category: string;
  ending?: Ending;
  closedAt?: number | null;
};

/** The nth of all. Ask in order: places and moments go on from the one before. */
export type Incidents = (nth: number, random: Random) => Incident;

/** Some places are reported again and again: the first of a town's spots most of all. */
export function spotOf(ground: TownGround, random: Random): LngLat {
  const spots = ground.spots();
  const spot = spots[Math.floor(spots.length * random.next() ** 1.7)] ?? ground.town.point;
  return moved(spot, random.bell() * 5, random.bell() * 5);
}

/** Reports as a city of this shape would have them: by people, season, weekday and hour. */
export function cityIncidents(
  count: number,
  untilMs: number,
  { grounds, random }: { grounds: readonly TownGround[]; random: Random },
): Incidents {
  const town = weighted(grounds.map((ground) => [ground, ground.weight] as const));
  const category = categoriesByMonth(categoryShares);
  const momentOf = momentsUpTo(count, untilMs, random);
  return (nth, chooser) => {
    const at = momentOf(nth);
    const ground = town(chooser);
    const choose = category[monthAt(at)];
    if (!choose) throw new Error("a month beyond the year");
    return { at, ground, place: spotOf(ground, chooser), category: choose(chooser) };
  };
}
