import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { PROJECT } from "../stamps.mjs";
import { ask } from "./bare.mjs";

/** The plainest pages there may be; the smallest that exists is taken. */
const PLAIN_PAGES = ["/about", "/privacy", "/accessibility"];

/** Addresses of scripts that a page loads by itself: tags and preloads. */
export function scriptsIn(html) {
  const tags = [...html.matchAll(/<script\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/\snomodule\b/i.test(tag));
  const links = [...html.matchAll(/<link\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => /\bas="script"|rel="modulepreload"/.test(tag));
  const addresses = [...tags, ...links].map((tag) => /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1]);
  return [...new Set(addresses.filter((address) => address?.startsWith("/")))];
}

async function sizeOf(url, address) {
  const { status, body } = await ask(url, { path: address.replaceAll("&amp;", "&") });
  if (status !== 200) throw new Error(`${address}: status ${status}`);
  return gzipSync(body).length;
}

async function pageSize(url, address) {
  const { status, body } = await ask(url, { path: address, headers: { accept: "text/html" } });
  if (status !== 200) return null;
  const sizes = await Promise.all(scriptsIn(String(body)).map((one) => sizeOf(url, one)));
  return { address, files: sizes.length, bytes: sizes.reduce((sum, one) => sum + one, 0) };
}

/** What Next sends with a page that has nothing of ours: its own list in the build. */
async function emptyPage(url) {
  const places = [
    ".next/build-manifest.json",
    ".next/server/app/_not-found/page/build-manifest.json",
  ];
  const file = places.map((one) => path.join(PROJECT, one)).find((one) => existsSync(one));
  if (!file) return null;
  const { rootMainFiles = [] } = JSON.parse(readFileSync(file, "utf8"));
  if (rootMainFiles.length === 0) return null;
  const sizes = await Promise.all(rootMainFiles.map((one) => sizeOf(url, `/_next/${one}`)));
  return { files: sizes.length, bytes: sizes.reduce((sum, one) => sum + one, 0) };
}

/** Gzip sizes of the scripts that come with a report page, a plain page and an empty one. */
export async function measureScripts(url, number) {
  const report = await pageSize(url, `/reports/${number}`);
  const plain = [];
  for (const address of PLAIN_PAGES) {
    const size = await pageSize(url, address);
    if (size) plain.push(size);
  }
  plain.sort((a, b) => a.bytes - b.bytes);
  return { report, plain: plain[0] ?? null, empty: await emptyPage(url) };
}
