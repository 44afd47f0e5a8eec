import { type Actor, type Permission, permissions } from "@/server/core/actor.ts";
import { grant, guest, system } from "./people.ts";

/** Where the things of a matrix are, and somewhere else. */
export const HERE = { wardCode: "27127", officeCode: "road-north" };
export const ELSEWHERE = { wardCode: "27119", officeCode: "road-south" };
export const REPORTER = "0190a000-0000-7000-8000-00000000000a";
export const STRANGER = "0190a000-0000-7000-8000-00000000000b";
const STAFF = "0190a000-0000-7000-8000-00000000000c";
export const DRAFT = "d".repeat(64);

/** Reaches of a grant: `covers` says whether it is about a thing that is HERE. */
export const reaches = [
  { reach: "everywhere", at: {}, covers: true },
  { reach: "the ward", at: { wardCode: HERE.wardCode }, covers: true },
  { reach: "the office", at: { officeCode: HERE.officeCode }, covers: true },
  { reach: "the ward and office", at: HERE, covers: true },
  { reach: "another ward", at: { wardCode: ELSEWHERE.wardCode }, covers: false },
  { reach: "another office", at: { officeCode: ELSEWHERE.officeCode }, covers: false },
  {
    reach: "another ward, this office",
    at: { ...HERE, wardCode: ELSEWHERE.wardCode },
    covers: false,
  },
  {
    reach: "this ward, another office",
    at: { ...HERE, officeCode: ELSEWHERE.officeCode },
    covers: false,
  },
] as const;

export type NamedActor = {
  name: string;
  actor: Actor;
  /** Permissions that cover a thing that is HERE. */
  holdsHere: readonly Permission[];
  isReporter: boolean;
};

const person = (
  id: string,
  grants: ReturnType<typeof grant>[] = [],
  draftHash: string | null = null,
) => ({ kind: "person", id, grants, draftHash }) as const;

/** Every kind of actor there is, staff once for each permission and reach. */
export const everyActor: readonly NamedActor[] = [
  { name: "a guest", actor: guest(null), holdsHere: [], isReporter: false },
  { name: "a guest with a draft", actor: guest(DRAFT), holdsHere: [], isReporter: false },
  { name: "a person", actor: person(STRANGER), holdsHere: [], isReporter: false },
  {
    name: "a person with a draft",
    actor: person(STRANGER, [], DRAFT),
    holdsHere: [],
    isReporter: false,
  },
  { name: "the reporter", actor: person(REPORTER), holdsHere: [], isReporter: true },
  ...permissions.flatMap((permission) =>
    reaches.map(({ reach, at, covers }) => ({
      name: `staff with ${permission} at ${reach}`,
      actor: person(STAFF, [grant(permission, at)]),
      holdsHere: covers ? [permission] : [],
      isReporter: false,
    })),
  ),
  {
    name: "an administrator",
    actor: person(
      STAFF,
      permissions.map((permission) => grant(permission)),
    ),
    holdsHere: permissions,
    isReporter: false,
  },
  {
    name: "the reporter who publishes elsewhere",
    actor: person(REPORTER, [grant("report.publish", { wardCode: ELSEWHERE.wardCode })]),
    holdsHere: [],
    isReporter: true,
  },
  { name: "the system", actor: system, holdsHere: [], isReporter: false },
];
