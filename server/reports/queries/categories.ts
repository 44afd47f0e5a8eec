import { and, eq, sql } from "drizzle-orm";
import { rows, schema } from "@/db/client.ts";
import type { Question } from "@/db/schema/reports.ts";
import type { Context } from "@/server/core/context.ts";
import { publicationRuleFor } from "../rules/check.ts";
import { categoryCode } from "../schema.ts";

type Texts = Record<string, string>;

export type CategoryForForm = {
  code: string;
  number: number;
  groupCode: string;
  kind: "trouble" | "solved" | "good";
  name: Texts;
  guidance: Texts;
  questions: Question[];
  keeper: string;
  /** The publication rule in the ward asked for. */
  rule: string;
  publicationRule: string;
  firstAnswerWorkingDays: number | null;
  phoneFirst: boolean;
  /** Words by language that suggest this category. */
  keywords: Record<string, string[]>;
};

const columns = {
  code: schema.category.code,
  number: schema.category.number,
  groupCode: schema.category.groupCode,
  kind: schema.category.kind,
  name: schema.category.name,
  guidance: schema.category.guidance,
  questions: schema.category.questions,
  keeper: schema.category.keeper,
  publicationRule: schema.category.publicationRule,
  firstAnswerWorkingDays: schema.category.firstAnswerWorkingDays,
  phoneFirst: schema.category.phoneFirst,
  keywords: schema.category.keywords,
  wardRule: schema.publicationRule.rule,
};

const inWard = (wardCode: string | null) =>
  and(
    eq(schema.publicationRule.categoryCode, schema.category.code),
    eq(schema.publicationRule.wardCode, wardCode ?? ""),
  );

/** One category with the rule that holds in a ward; null when it does not exist or went away. */
export async function categoryForForm(
  ctx: Context,
  code: string,
  wardCode: string | null,
): Promise<CategoryForForm | null> {
  if (!categoryCode.safeParse(code).success) return null;
  const [found] = await ctx.db
    .select(columns)
    .from(schema.category)
    .leftJoin(schema.publicationRule, inWard(wardCode))
    .where(and(eq(schema.category.code, code), eq(schema.category.active, true)));
  if (!found) return null;
  const { wardRule, ...category } = found;
  return { ...category, rule: publicationRuleFor(category.publicationRule, wardRule) };
}

export type CategoryGroup = { code: string; name: Texts; categories: CategoryForForm[] };

/** Every active category by group, in the city's order. */
export async function categoriesByGroup(ctx: Context): Promise<CategoryGroup[]> {
  const [groups, categories] = await Promise.all([
    ctx.db.select().from(schema.categoryGroup).orderBy(schema.categoryGroup.position),
    ctx.db
      .select(columns)
      .from(schema.category)
      .leftJoin(schema.publicationRule, inWard(null))
      .where(eq(schema.category.active, true))
      .orderBy(schema.category.position),
  ]);
  return groups.map(({ code, name }) => ({
    code,
    name,
    categories: categories
      .filter((category) => category.groupCode === code)
      .map(({ wardRule, ...category }) => ({
        ...category,
        rule: publicationRuleFor(category.publicationRule, wardRule),
      })),
  }));
}

export type CategoryChoice = { code: string; name: Texts; groupCode: string; groupName: Texts };

/**
 * Active categories to filter by, in the city's order. Those that are never public are left out:
 * nothing would be found.
 */
export const categoryChoices = (ctx: Context) =>
  rows<CategoryChoice>(
    ctx.db,
    sql`select c.code, c.name, g.code as "groupCode", g.name as "groupName"
      from category c join category_group g on g.code = c.group_code
      where c.active and c.publication_rule <> 'private' order by g.position, c.position`,
  );

/** Every ward's own publication rule, for the form to say which applies before sending. */
export const wardPublicationRules = (ctx: Context) =>
  ctx.db
    .select({
      categoryCode: schema.publicationRule.categoryCode,
      wardCode: schema.publicationRule.wardCode,
      rule: schema.publicationRule.rule,
    })
    .from(schema.publicationRule);

/**
 * The office a new report is proposed to: the one that keeps such things in the ward, else the
 * ward's own section for the category's group, else its first section.
 */
export async function officeFor(
  ctx: Context,
  wardCode: string,
  category: { keeper: string; groupCode: string },
): Promise<string | null> {
  const [found] = await rows<{ code: string }>(
    ctx.db,
    sql`select o.code from office o join office_ward w on w.office_code = o.code
      where w.ward_code = ${wardCode} and o.active
      order by o.kind = ${category.keeper} desc,
        (o.kind like 'section:%' and jsonb_exists(o.groups, ${category.groupCode})) desc,
        o.kind = 'section:ward-kyodo' desc, o.code
      limit 1`,
  );
  return found?.code ?? null;
}
