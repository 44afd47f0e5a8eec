import { createCallerFactory, router } from "@/server/core/procedures.ts";
import { placesRouter } from "@/server/places/router.ts";
import { reportsRouter } from "@/server/reports/router.ts";

export const appRouter = router({ places: placesRouter, reports: reportsRouter });
export type AppRouter = typeof appRouter;

/** Calls procedures from tests without HTTP. */
export const createCaller = createCallerFactory(appRouter);
