import { isLocale, localeCookie } from "@/app/_i18n/locales.ts";
import { localePath, safePath, splitLocale } from "@/app/_i18n/path.ts";
import { environment } from "@/server/platform/env.ts";

const yearSeconds = 365 * 24 * 60 * 60;

/** The page the reader came from, when it was one of ours. */
function referringPath(request: Request): string | null {
  const from = request.headers.get("referer");
  if (!from || !URL.canParse(from)) return null;
  const url = new URL(from);
  return url.host === request.headers.get("host") ? url.pathname + url.search : null;
}

/** `/api/locale?to=en&back=/reports/x`: remembers the language and goes to the same page in it. */
export function GET(request: Request): Response {
  const query = new URL(request.url).searchParams;
  const to = query.get("to");
  if (!isLocale(to)) return new Response(null, { status: 404 });
  const { path } = splitLocale(safePath(query.get("back") ?? referringPath(request)));
  const secure = environment().publicUrl.startsWith("https:") ? "; Secure" : "";
  return new Response(null, {
    status: 303,
    headers: {
      Location: localePath(to, path),
      "Set-Cookie": `${localeCookie}=${to}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax${secure}`,
      "Cache-Control": "no-store",
    },
  });
}
