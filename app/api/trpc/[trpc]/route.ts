import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { tagPage } from "@/app/_features/page-cache/tag-page.ts";
import { requestContext } from "@/app/_features/session/request-context.ts";
import { defaultLocale } from "@/app/_i18n/locales.ts";
import { appRouter } from "@/server/trpc/router.ts";

/**
 * What the interactive parts of pages ask. All of it is reading, so there is no POST. The front
 * keeps the answers of the procedures that it knows to be the same for everybody.
 */
export async function GET(request: Request): Promise<Response> {
  await tagPage("reports");
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    // Names come in every language; errors are keys.
    createContext: () => requestContext(defaultLocale),
    responseMeta: () => ({ headers: { "cache-control": "private, no-store" } }),
  });
}
