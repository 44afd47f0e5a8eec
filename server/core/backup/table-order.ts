/** A foreign key: rows of `from` name rows of `to`. */
export type Reference = { from: string; to: string };

/**
 * Tables in an order in which each comes after those it refers to, so that an ordinary owner of the
 * database can fill them: to switch the checks off is for superusers.
 * @throws when tables refer to one another in a ring
 */
export function inOrder(tables: readonly string[], references: readonly Reference[]): string[] {
  const ordered: string[] = [];
  const waits = (table: string) =>
    references.some(
      ({ from, to }) =>
        from === table && to !== table && tables.includes(to) && !ordered.includes(to),
    );
  while (ordered.length < tables.length) {
    const next = tables.find((table) => !ordered.includes(table) && !waits(table));
    if (next === undefined) throw new Error("tables refer to one another in a ring");
    ordered.push(next);
  }
  return ordered;
}
