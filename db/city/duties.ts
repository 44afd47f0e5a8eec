import type { CityText, LngLat } from "./geography";

/** Categories and offices of a city: who looks after what, and what is asked. */
export interface CityCategories {
  groups: readonly { code: string; name: CityText }[];
  categories: readonly CityCategory[];
}

export interface CityCategory {
  /** kebab-case, never reused. */
  code: string;
  group: string;
  kind: "trouble" | "solved" | "good";
  name: CityText;
  guidance: CityText;
  questions: readonly CityQuestion[];
  /** Key of `CityOffices.keepers`. */
  keeper: string;
  otherKeepers: readonly string[];
  publicationRule: "at-once" | "photos-after-look" | "after-look" | "private";
  /** Null where no clock runs (solved, good). */
  firstAnswerWorkingDays: number | null;
  /** The form says "telephone now". */
  phoneFirst: boolean;
  keywords: { ja: readonly string[]; en: readonly string[] };
}

export interface CityQuestion {
  id: string;
  type: "text" | "number" | "single" | "multiple" | "date";
  label: CityText;
  required: boolean;
  /** For single and multiple. */
  options?: readonly { value: string; label: CityText }[];
  /** Asked only when that earlier question has one of these values. */
  showIf?: { question: string; in: readonly string[] };
}

export interface CityOffices {
  /** Names of sections and areas of offices are examples; ward offices are facts. */
  demo: { wardSections: boolean; multiWard: boolean; note: { ja: string; en: string } };
  wardOffices: readonly WardOffice[];
  /** One set for each ward; `{ward}` in names stands for its name. */
  wardSections: readonly WardSection[];
  multiWard: readonly MultiWardOffice[];
  otherBodies: readonly OtherBody[];
  /** Which office a category's keeper means. */
  keepers: Record<string, KeeperTarget>;
  succession: readonly { title: string; note: string }[];
}

export type KeeperTarget = { wardSection: string } | { multiWard: string } | { otherBody: string };

/** What a counter is; null means no source says it and the operator has to fill it in. */
interface Counter {
  address: string | null;
  point: LngLat;
  phone: string | null;
  /** Opening hours in words. */
  hours: CityText | null;
}

export interface WardOffice extends Counter {
  /** Code of the ward. */
  ward: string;
  name: { ja: string; kana: string; en: string };
  /** Floor and number of the counter for reports, in words. */
  counter: CityText | null;
  /** Where address and point come from, with the year. */
  source: "mapnavi-2015" | "osm-2021";
  branches?: readonly (Counter & { name: { ja: string; kana: string } })[];
}

export interface WardSection {
  code: string;
  name: CityText;
  groups: readonly string[];
  duties: string;
  easyDuties: string;
}

export interface MultiWardOffice extends WardSection {
  kind: "road" | "park" | "waste" | "sewer" | "port" | "bicycle" | "water" | "building" | "night";
  area: string;
  /** Codes of the wards it covers. */
  wards: readonly string[];
}

export interface OtherBody {
  kind: string;
  name: CityText;
  groups: readonly string[];
  keeps: string;
  cityCan: string;
  easyDuties: string;
}
