import type { IconName } from "../icon.tsx";

/** A page the shell leads to. `key` is its word in `messages/<locale>/shell.json`. */
export type ShellSection = {
  key: string;
  href: string;
  icon: IconName;
  /** Pages that do not exist yet are not linked from anywhere. */
  available: boolean;
  /** Place in the phone's bottom bar, left to right; a page with `spare` fills a gap there. */
  bar?: number;
  spare?: boolean;
};

export const reportHref = "/report";
export const signInHref = "/sign-in";
export const myPageHref = "/my";
/** The search box of the front page carries this id. */
export const searchHref = "/#search";

/** The main pages in the order of the header. Turn `available` on with the page. */
export const sections: ShellSection[] = [
  { key: "map", href: "/", icon: "map", available: true, bar: 1 },
  { key: "wards", href: "/wards", icon: "ward", available: true, bar: 2, spare: true },
  { key: "help", href: "/help", icon: "hands", available: false, bar: 2 },
  { key: "events", href: "/events", icon: "calendar", available: false, bar: 4 },
  { key: "responses", href: "/responses", icon: "building", available: false },
  { key: "data", href: "/data", icon: "chart", available: false },
];

/** What the footer leads to. */
export const footerPages: { key: string; href: string; available: boolean }[] = [
  { key: "accessibility", href: "/accessibility", available: true },
  { key: "privacy", href: "/privacy", available: true },
  { key: "terms", href: "/terms", available: false },
  { key: "openData", href: "/data", available: false },
  { key: "contact", href: "/contact", available: false },
];

/** The main pages that exist. */
export function openSections(all: ShellSection[] = sections): ShellSection[] {
  return all.filter((section) => section.available);
}

/** The header's pages: five words at most, the spare one goes to the footer when it gets full. */
export function headerSections(all: ShellSection[] = sections): ShellSection[] {
  const open = openSections(all);
  return open.length > 5 ? open.filter((section) => !section.spare) : open;
}

/** The footer's pages: those about the site, and main pages that found no room in the header. */
export function footerSections(all: ShellSection[] = sections): { word: string; href: string }[] {
  const inHeader = headerSections(all);
  return [
    ...openSections(all)
      .filter((section) => !inHeader.includes(section))
      .map((section) => ({ word: `section.${section.key}`, href: section.href })),
    ...footerPages
      .filter((page) => page.available)
      .map((page) => ({ word: `footer.${page.key}`, href: page.href })),
  ];
}

/** The bottom bar's pages before and after the post button; spare ones only where a place is free. */
export function barSections(all: ShellSection[] = sections) {
  const open = openSections(all).filter((section) => section.bar !== undefined);
  const taken = new Set(open.filter((section) => !section.spare).map((section) => section.bar));
  const shown = open
    .filter((section) => !section.spare || !taken.has(section.bar))
    .sort((a, b) => (a.bar ?? 0) - (b.bar ?? 0));
  return {
    before: shown.filter((section) => (section.bar ?? 0) < 3),
    after: shown.filter((section) => (section.bar ?? 0) > 3),
  };
}

/** Which main page a path belongs to: the longest address it begins with; `/` only itself. */
export function sectionOf(path: string | null): string | null {
  if (path === null) return null;
  const plain = path.replace(/[?#].*$/, "");
  const personal = [
    { key: "mine", href: myPageHref },
    { key: "mine", href: signInHref },
    { key: "report", href: reportHref },
  ];
  const match = [...sections, ...personal].filter(({ href }) =>
    href === "/" ? plain === "/" : plain === href || plain.startsWith(`${href}/`),
  );
  return match.sort((a, b) => b.href.length - a.href.length)[0]?.key ?? null;
}
