import { z } from "zod";
import { procedure, router } from "@/server/core/procedures.ts";
import { describePlace, searchPlaces, townsOfWard } from "./queries.ts";

const lngLat = z.object({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
});

export const placesRouter = router({
  search: procedure.input(z.string().max(100)).query(({ ctx, input }) => searchPlaces(ctx, input)),
  towns: procedure
    .input(z.string().regex(/^\d{5}$/))
    .query(({ ctx, input }) => townsOfWard(ctx, input)),
  describe: procedure.input(lngLat).query(({ ctx, input }) => describePlace(ctx, input)),
});
