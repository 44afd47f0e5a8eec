import { readCityPack } from "@/db/city/pack.ts";
import { administratorMade, personJoined } from "@/server/accounts/journal.ts";
import { administratorPermissions } from "@/server/accounts/policy.ts";
import { type DemoRole, demoPeople } from "@/server/accounts/rules.ts";
import type { Permission } from "@/server/core/actor.ts";
import { stamp } from "../calendar.ts";
import { writtenOrganisations, writtenPeople } from "../content.ts";
import { seededId } from "../ids.ts";
import type { Random } from "../random.ts";
import { addEntry } from "../report-rows.ts";
import type { Batch } from "../rows.ts";

const DAY_MS = 86_400_000;
/** The ward whose desk the demo official has. */
export const DEMO_WARD = "27119";

/** Everyone of the demo city, by what they do in it. */
export type DemoCity = {
  demo: Record<DemoRole, string>;
  residents: { id: string; locale: string; easy: boolean }[];
  /** Who writes for an organisation, by its slug. */
  members: Map<string, string>;
  staffOf(wardCode: string): string;
  /** A neighbourhood group by the name it gives itself; made when first asked. */
  groupNamed(name: string): string;
};

type Making = { batch: Batch; random: Random; now: number };

const system = { kind: "system" } as const;

function addPerson(
  { batch, random }: Making,
  person: { id: string; name: string; locale: string; at: number },
): void {
  const { id, name, locale, at } = person;
  batch.add("person", [id, name, locale, true, stamp(at)]);
  addEntry(batch, random, { entry: personJoined(id), at, actor: { kind: "person", id } });
}

function addPeople(making: Making, people: { name: string; locale: string; easy?: true }[]) {
  return people.map(({ name, locale, easy = false }) => {
    const at = making.now - Math.floor(making.random.between(380, 700) * DAY_MS);
    const id = seededId(at, making.random);
    addPerson(making, { id, name, locale, at });
    return { id, locale, easy };
  });
}

function addGrants(
  making: Making,
  personId: string,
  permissions: readonly Permission[],
  ward: string | null,
) {
  const { batch, random, now } = making;
  const at = now - 400 * DAY_MS;
  for (const permission of permissions)
    batch.add("permission_grant", [
      seededId(at, random),
      personId,
      permission,
      ward,
      null,
      stamp(at),
    ]);
  const subject = { kind: "person", id: personId };
  const entry =
    permissions === administratorPermissions
      ? administratorMade(personId)
      : {
          name: "permissionsGranted",
          subject,
          isPublic: false,
          data: { permissions, wardCode: ward },
        };
  addEntry(batch, random, { entry, at, actor: system });
}

function addDemoPeople(making: Making): Record<DemoRole, string> {
  const at = making.now - 420 * DAY_MS;
  const ids: Partial<Record<DemoRole, string>> = {};
  for (const { role, id } of demoPeople) {
    const written = writtenPeople.demo.find((one) => one.role === role);
    addPerson(making, { id, name: written?.name ?? role, locale: written?.locale ?? "ja", at });
    ids[role] = id;
  }
  const all = ids as Record<DemoRole, string>;
  const desk: Permission[] = [
    "report.read-private",
    "report.triage",
    "report.move",
    "report.publish",
  ];
  addGrants(making, all.official, desk, DEMO_WARD);
  addGrants(making, all.organiser, ["event.organise"], null);
  addGrants(making, all.administrator, administratorPermissions, null);
  return all;
}

/** Organisations with one member each; the demo NPO person is the first one's. */
function addOrganisations(making: Making, npo: string): Map<string, string> {
  const { batch, random, now } = making;
  const members = new Map<string, string>();
  for (const [nth, { slug, name, kind, about, member }] of writtenOrganisations.entries()) {
    const at = now - Math.floor((410 - nth) * DAY_MS);
    const id = seededId(at, random);
    batch.add("organisation", [id, slug, JSON.stringify(name), kind, about, true, stamp(at)]);
    const [made] = nth === 0 ? [{ id: npo }] : addPeople(making, [{ name: member, locale: "ja" }]);
    const personId = made?.id ?? npo;
    batch.add("membership", [personId, id, "member", stamp(at)]);
    const subject = { kind: "organisation", id };
    const entry = { name: "organisationMade", subject, isPublic: false, data: { personId } };
    addEntry(batch, random, { entry, at, actor: system });
    members.set(slug, personId);
  }
  return members;
}

/** Makes the five demo people, staff, residents and organisations, all invented. */
export function addDemoCity(making: Making): DemoCity {
  const demo = addDemoPeople(making);
  const staff = addPeople(
    making,
    writtenPeople.staff.map(({ name }) => ({ name, locale: "ja" })),
  );
  const wardCodes = readCityPack().wards.map(({ code }) => code);
  const groups = new Map<string, string>();
  return {
    demo,
    residents: addPeople(making, writtenPeople.residents),
    members: addOrganisations(making, demo.npo),
    staffOf: (wardCode) => {
      const nth = wardCodes.indexOf(wardCode) % staff.length;
      return wardCode === DEMO_WARD ? demo.official : (staff[nth]?.id ?? demo.official);
    },
    groupNamed: (name) => {
      const known =
        groups.get(name) ?? addPeople(making, [{ name, locale: "ja" }])[0]?.id ?? demo.npo;
      groups.set(name, known);
      return known;
    },
  };
}
