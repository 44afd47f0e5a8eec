import { z } from "zod";
import { procedure, router } from "@/server/core/procedures.ts";
import { reportCount, reportPage } from "./queries/list.ts";
import { publicReportCard } from "./queries/report-page.ts";
import { similarReports } from "./queries/similar.ts";
import { newestPoints } from "./queries/tile.ts";
import { listKey, lngLat, reportFilter, reportNumber } from "./schema.ts";

export const reportsRouter = router({
  list: procedure
    .input(z.object({ filter: reportFilter, after: listKey.nullable() }))
    .query(({ ctx, input }) => reportPage(ctx, input.filter, input.after)),
  count: procedure.input(reportFilter).query(({ ctx, input }) => reportCount(ctx, input)),
  card: procedure.input(reportNumber).query(({ ctx, input }) => publicReportCard(ctx, input)),
  newestPoints: procedure.input(reportFilter).query(({ ctx, input }) => newestPoints(ctx, input)),
  similar: procedure
    .input(
      z.object({ place: lngLat, categoryCode: z.string().max(40), title: z.string().max(200) }),
    )
    .query(({ ctx, input }) => similarReports(ctx, input)),
});
