import { tileAt } from "./samples.mjs";
import { BROWSER } from "./web-server.mjs";

const NO_FILTER = { categories: [], states: [], ward: null, from: null, to: null, words: "" };

const PAGE_HEADERS = { ...BROWSER, accept: "text/html" };

/** A procedure asked with GET, as the browser asks it: superjson without anything special in it. */
const procedure = (name, input) => ({
  path: `/api/trpc/${name}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`,
  headers: BROWSER,
});

const list = (filter, after = null) =>
  procedure("reports.list", { filter: { ...NO_FILTER, ...filter }, after });

const page = (path) => ({ path, headers: PAGE_HEADERS });

const query = (pairs) =>
  `/?${new URLSearchParams(Object.entries(pairs).filter(([, value]) => value))}`;

const byCategory = ({ category, state }) => ({ categories: [category], states: [state] });
const byWords = ({ ward, period, word }) => ({ ward, ...period, words: word });

/** The same request is asked once per round, however many reports lead to it. */
const distinct = (requests) => [...new Map(requests.map((one) => [one.path, one])).values()];

const tiles = (zoom) => ({
  name: `tile-${zoom}`,
  title: `map tile, zoom ${zoom}`,
  requests: ({ reports }) =>
    reports.map(({ place }) => {
      const { z, x, y } = tileAt(place, zoom);
      return { path: `/api/tiles/${z}/${x}/${y}`, headers: BROWSER };
    }),
});

const search = (length) => ({
  name: `search-${length}`,
  title: `search of ${length} letters`,
  requests: ({ words }) => words(length).map((word) => list({ words: word })),
});

const filteredPage = (name, title, pairsOf) => ({
  name,
  title,
  requests: ({ reports }) => distinct(reports.map((one) => page(query(pairsOf(one))))),
});

/**
 * Everything that only reads. `primed`: each request is sent once before measuring, so that it was
 * read since its last change. `isOnce`: no request is sent twice.
 */
export const READ_CASES = [
  { name: "front", title: "front page", requests: () => [page("/")] },
  {
    name: "report-warm",
    title: "report page, random of 1,500 read since their last change",
    primed: true,
    requests: ({ warm }) => warm.map((number) => page(`/reports/${number}`)),
  },
  {
    name: "report-cold",
    title: "report page, never read before",
    isOnce: true,
    requests: ({ cold }) => cold.map((number) => page(`/reports/${number}`)),
  },
  {
    name: "list",
    title: "list, plain, every other time a later page",
    requests: ({ reports }) => reports.flatMap(({ key }) => [list({}), list({}, key)]),
  },
  {
    name: "list-category",
    title: "list by category and state",
    requests: ({ reports }) => distinct(reports.map((one) => list(byCategory(one)))),
  },
  {
    name: "list-words",
    title: "list by ward, period and words",
    requests: ({ reports }) => distinct(reports.map((one) => list(byWords(one)))),
  },
  {
    name: "count-words",
    title: "count of the same (says “over 10,000”)",
    requests: ({ reports }) =>
      distinct(reports.map((one) => procedure("reports.count", { ...NO_FILTER, ...byWords(one) }))),
  },
  filteredPage("page-category", "page with that list, by category and state", (one) => ({
    category: one.category,
    state: one.state,
  })),
  filteredPage("page-words", "page with that list, by ward, period and words", (one) => ({
    ward: one.ward,
    ...one.period,
    q: one.word,
  })),
  search(2),
  search(3),
  search(6),
  tiles(10),
  tiles(13),
  tiles(16),
  {
    name: "card",
    title: "details of a point",
    requests: ({ reports }) => reports.map(({ number }) => procedure("reports.card", number)),
  },
];
