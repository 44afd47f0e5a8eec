import { useSyncExternalStore } from "react";
import type { MapTheme } from "@/server/places/rules/map-colours.ts";

const DARK = "(prefers-color-scheme: dark)";

function subscribe(changed: () => void): () => void {
  const query = matchMedia(DARK);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

function read(): MapTheme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "dark" || chosen === "light") return chosen;
  return matchMedia(DARK).matches ? "dark" : "light";
}

/** Light or dark as the page is, and as it changes. */
export const useTheme = (): MapTheme => useSyncExternalStore(subscribe, read, () => "light");

/** True when the reader asked for less movement. */
export const wantsStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
