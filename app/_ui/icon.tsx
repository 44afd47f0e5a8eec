/** Content version of `public/icons.svg`; `icon.test.ts` says what to write after a change. */
export const iconsVersion = "4037d418";

/** Names of the line icons in `public/icons.svg`. */
export const iconNames = [
  "alert",
  "back",
  "bench",
  "bike",
  "building",
  "calendar",
  "camera",
  "chart",
  "check",
  "chevron",
  "clock",
  "close",
  "comment",
  "copy",
  "document",
  "down",
  "download",
  "edit",
  "external",
  "eye",
  "filter",
  "flag",
  "follow",
  "goods",
  "hands",
  "help",
  "home",
  "info",
  "key",
  "lamp",
  "lang",
  "layer",
  "link",
  "list",
  "locate",
  "lock",
  "logout",
  "mail",
  "map",
  "menu",
  "merge",
  "minus",
  "money",
  "offline",
  "paint",
  "people",
  "phone",
  "photo",
  "pin",
  "plus",
  "print",
  "promise",
  "redact",
  "refresh",
  "road",
  "search",
  "share",
  "signal",
  "sort",
  "support",
  "trash2",
  "tree",
  "trophy",
  "undo",
  "up",
  "user",
  "walk",
  "ward",
  "water",
  "wrench",
] as const;

/** The five state groups: received, being worked on, planned, done, out of scope. */
export const stateGroups = ["recv", "work", "plan", "done", "out"] as const;

export type IconName = (typeof iconNames)[number];
export type StateGroup = (typeof stateGroups)[number];

/** Address of one drawing in the sprite, for `<use>`. */
export function iconAddress(id: string): string {
  return `/icons.svg?v=${iconsVersion}#${id}`;
}

/**
 * A line icon, or with `state` the filled shape of a state group. Decoration only: the words beside
 * it carry the meaning, so it is hidden from screen readers.
 */
export function Icon(
  props: { small?: boolean; className?: string } & (
    | { name: IconName; state?: undefined }
    | { state: StateGroup; name?: undefined }
  ),
) {
  const classes = ["ui-icon"];
  if (props.small) classes.push("ui-icon-small");
  if (props.state) classes.push("ui-icon-state");
  if (props.className) classes.push(props.className);
  return (
    <svg className={classes.join(" ")} aria-hidden="true" focusable="false">
      <use href={iconAddress(props.state ? `s-${props.state}` : `i-${props.name}`)} />
    </svg>
  );
}
