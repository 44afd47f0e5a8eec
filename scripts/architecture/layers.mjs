import { importsOf, isCode, isTest, withoutComments } from "./sources.mjs";

/** Files of a feature that a browser may load, or that must stay free of machinery. */
const PURE =
  /^server\/(?!core\/|platform\/)[^/]+\/(?:[^/]+\/)?(?:(?:schema|lifecycle|policy|rules|journal)\.ts|rules\/)/;
const LIFECYCLE = /^server\/(?:[^/]+\/)+lifecycle\.ts$/;
const IN = (folder) => (target) => target === folder || target.startsWith(`${folder}/`);
const inApp = IN("app");
const inDb = IN("db");
const inServer = IN("server");
const isNext = (target) => /^next(?:\/|$)/.test(target);
const isReact = (target) => /^react(?:-dom)?(?:\/|$)/.test(target);

/** What the front may take from the rest of the server: plain Node, no database. */
const FRONT_MAY = /^server\/(?:front\/|platform\/(?:env|log)(?:\.ts)?$)/;
/** Rooms beside the order: they may import everything, and only tests import them. */
const OUTSIDE = ["cli", "testing"];

/** `server/reports/rules/x.ts` → `reports`; `server/worker.ts` → `worker`. */
const roomOf = (file) => file.split("/")[1]?.replace(/\.ts$/, "");

function rankOf(file, rooms) {
  const rank = rooms.indexOf(roomOf(file));
  // Programs of their own at the end of the order, such as `server/image-process.ts`.
  return rank === -1 && file.split("/").length === 2 ? rooms.length : rank;
}

function breakOfServer(file, { target, typeOnly }, rooms) {
  const from = roomOf(file);
  if (inApp(target)) return "server knows nothing of app";
  if (isReact(target)) return "no React in server";
  if (isNext(target) && from !== "front") return "no next/* in server";
  if (LIFECYCLE.test(file)) return "lifecycle.ts imports nothing";
  if (from === "front" && (inDb(target) || inServer(target)) && !FRONT_MAY.test(target)) {
    return "front imports platform/env and platform/log alone";
  }
  if (PURE.test(file) && !typeOnly) {
    const touches = inDb(target) || /^server\/platform\//.test(target) || /^node:/.test(target);
    if (touches) return "a file for browsers touches neither platform nor db nor Node";
  }
  if (!inServer(target) || OUTSIDE.includes(from) || from === "front") return null;
  const to = roomOf(target);
  if (OUTSIDE.includes(to)) return `${to} is for commands and tests`;
  if (to === "front") return "rooms know nothing of the front";
  return rankOf(target, rooms) > rankOf(file, rooms) ? `${from} is left of ${to}` : null;
}

function breakOf(file, imported, rooms) {
  const { target } = imported;
  if (inApp(file)) return inDb(target) ? "app never touches db" : null;
  if (isTest(file)) return null;
  if (inDb(file)) {
    if (inApp(target)) return "db knows nothing of app";
    return inServer(target) && !LIFECYCLE.test(target)
      ? "db imports from server/*/lifecycle.ts alone"
      : null;
  }
  return inServer(file) ? breakOfServer(file, imported, rooms) : null;
}

/** Who may import whom. @returns one line for each break */
export function layerBreaks(tree, rooms) {
  const breaks = [];
  for (const [file, text] of tree) {
    if (!isCode(file)) continue;
    for (const imported of importsOf(file, text)) {
      const why = breakOf(file, imported, rooms);
      if (why) breaks.push(`${file}: imports ${imported.target} (${why})`);
    }
  }
  return breaks;
}

const MAY_SPEAK_POSTGIS = /^db\/(?:geo\.ts$|migrations\/)/;

/** PostGIS functions are written in one place. */
export function geoBreaks(tree) {
  const breaks = [];
  for (const [file, text] of tree) {
    if (!isCode(file) || isTest(file) || MAY_SPEAK_POSTGIS.test(file)) continue;
    if (!inDb(file) && !inServer(file) && !inApp(file)) continue;
    const found = /\bST_[A-Z]\w*/i.exec(withoutComments(text));
    if (found) breaks.push(`${file}: ${found[0]} belongs in db/geo.ts`);
  }
  return breaks;
}
