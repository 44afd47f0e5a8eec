import { readCityPack } from "@/db/city/pack.ts";
import { type MultiPolygon, metresToOutline } from "@/server/places/rules/distance.ts";
import { type WrittenReport, writtenReports } from "../content.ts";
import type { SeedCategory } from "../duties.ts";
import type { TownGround } from "../places.ts";
import { type Random, shuffle } from "../random.ts";

const NEAR_WATER_METRES = 350;
const MOST_PRIVATE = 6;
const MOST_ENGLISH = 28;

/** Towns beside a river: where a report of the river may stand. */
export function besideWater(ground: TownGround): boolean {
  return readCityPack().rivers.some(({ reaches }) =>
    reaches.some(({ line, widthMetres }) => {
      const shape: MultiPolygon = [[line]];
      return metresToOutline(ground.town.point, shape) < NEAR_WATER_METRES + widthMetres / 2;
    }),
  );
}

/** True where the text speaks of a river or a bridge. */
export const needsWater = ({ category, photoMotif, body, title }: WrittenReport) =>
  category === "river-channel" ||
  photoMotif === "river" ||
  /[川橋]|bridge|river/i.test(title + body);

/**
 * Hands out the written reports, each once, to the month they can have been written in. Private
 * and English ones are few.
 */
export function textDealer(categories: ReadonlyMap<string, SeedCategory>, random: Random) {
  const left = shuffle([...writtenReports], random);
  const counts = { private: 0, english: 0 };

  const take = (fits: (text: WrittenReport) => boolean): WrittenReport | null => {
    const at = left.findIndex(fits);
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
  };
  const isPrivate = (text: WrittenReport) => categories.get(text.category)?.rule === "private";

  return {
    /** @param month 1 to 12 */
    next: (month: number, water: boolean): WrittenReport | null => {
      const found = take(
        (text) =>
          (text.months?.includes(month) ?? true) &&
          (water || !needsWater(text)) &&
          (counts.private < MOST_PRIVATE || !isPrivate(text)) &&
          (counts.english < MOST_ENGLISH || text.lang !== "en"),
      );
      if (found && isPrivate(found)) counts.private++;
      if (found?.lang === "en") counts.english++;
      return found;
    },
  };
}
