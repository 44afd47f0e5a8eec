import type { IconName } from "@/app/_ui/icon.tsx";

/** Drawings for the groups of categories; a city's own group without one gets a pin. */
const icons: Record<string, IconName> = {
  road: "road",
  walk: "walk",
  light: "lamp",
  green: "tree",
  park: "bench",
  waste: "trash2",
  bike: "bike",
  water: "water",
  living: "home",
  "other-bodies": "signal",
  people: "people",
  danger: "alert",
  together: "hands",
};

export const groupIcon = (groupCode: string): IconName => icons[groupCode] ?? "pin";
