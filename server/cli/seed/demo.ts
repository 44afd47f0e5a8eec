import type { OpenDatabase } from "@/db/client.ts";
import { type KeptPicture, keepPictures, type PictureStore } from "../pictures/render.ts";
import { cellMonth, cityCalendar, dayNumber } from "./calendar.ts";
import { countCells } from "./cells.ts";
import { pictureMotifs } from "./content.ts";
import { fill, sendBatch } from "./copy.ts";
import { commentChooser } from "./demo/comments.ts";
import { demoOccasions, repeated, withRareEndings } from "./demo/occasions.ts";
import { addDemoCity, DEMO_WARD } from "./demo/people.ts";
import { type Occasion, type Planning, planReport } from "./demo/reports.ts";
import { textDealer } from "./demo/texts.ts";
import { officeFinder, seedCategories } from "./duties.ts";
import { randomFrom } from "./random.ts";
import { addReport } from "./report-rows.ts";
import { newBatch } from "./rows.ts";

const VARIANTS = 3;

/** Called now and then: a share from 0 to 1. */
export type Tell = (share: number) => void;

function drawPictures(
  store: PictureStore,
  tell: Tell,
  keep: typeof keepPictures,
): Promise<KeptPicture[]> {
  const wanted = pictureMotifs.flatMap((motif) =>
    Array.from({ length: VARIANTS }, (_, variant) => ({ motif, variant })),
  );
  return keep(store, wanted, (done) => tell(done / wanted.length));
}

const byMotif = (pictures: readonly KeptPicture[]) => {
  const motifs = new Map<string, KeptPicture[]>();
  for (const picture of pictures)
    motifs.set(picture.motif, [...(motifs.get(picture.motif) ?? []), picture]);
  return motifs;
};

/** The demo resident sent some of the reports of the demo ward, two of them not public. */
function ownReports(occasions: Occasion[], planning: Planning): Occasion[] {
  let mine = 0;
  let waiting = 0;
  return occasions.map((occasion) => {
    const rule = planning.categories.get(occasion.text.category)?.rule;
    const isHere = occasion.ground.town.ward === DEMO_WARD && occasion.text.lang === "ja";
    const own = isHere && (mine < 8 || rule === "private" || rule === "after-look") && mine++ < 12;
    const leaveWaiting = rule === "after-look" && waiting < 4 && waiting++ < 4;
    return {
      ...occasion,
      leaveWaiting,
      ...(own ? { reporterId: planning.city.demo.resident } : {}),
    };
  });
}

function planAll(planning: Planning) {
  const { now, random } = planning;
  const dealer = textDealer(planning.categories, random);
  const isPlain = (code: string) => {
    const category = planning.categories.get(code);
    return category?.rule === "at-once" && category.kind === "trouble";
  };
  const sent = withRareEndings(demoOccasions(now, dealer, random), now, isPlain);
  const occasions = ownReports(sent, planning);
  const first = occasions.map((occasion) => ({ occasion, report: planReport(planning, occasion) }));
  const again = repeated(first, { now, random, first: occasions.length });
  return [...first.map(({ report }) => report), ...again.map((one) => planReport(planning, one))];
}

/**
 * Makes the demo city in an empty database: people anyone can be, invented residents and
 * organisations, about 300 reports of the last twelve months with what became of them, and the
 * drawings that stand for their photos. All in one transaction.
 * @param now the moment the newest reports are minutes away from
 * @param keep draws and keeps pictures; tests that look at rows alone pass their own
 */
export async function seedDemo(
  open: OpenDatabase,
  store: PictureStore,
  now: Date,
  tell: Tell = () => {},
  keep: typeof keepPictures = keepPictures,
): Promise<{ reports: number; pictures: number }> {
  const drawn = await drawPictures(store, (share) => tell(share * 0.8), keep);
  const random = randomFrom("demo");
  const batch = newBatch();
  const at = now.getTime();
  const city = addDemoCity({ batch, random, now: at });
  const planning: Planning = {
    now: at,
    random,
    calendar: cityCalendar(dayNumber(at) - 430, dayNumber(at) + 120),
    city,
    categories: seedCategories(),
    officeFor: officeFinder(),
    commentsFor: commentChooser(city, random),
    pictures: byMotif(drawn),
  };
  const reports = planAll(planning);
  const cells = countCells(cellMonth(at) - 24);
  for (const report of reports) addReport(batch, report, { random, cells, staffOf: city.staffOf });
  for (const row of cells.rows()) batch.add("map_cell", row);
  await fill(open, (filling) => sendBatch(filling, batch));
  tell(1);
  return { reports: reports.length, pictures: drawn.length };
}
