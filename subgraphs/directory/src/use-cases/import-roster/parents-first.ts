/** Parents before their children; a row in a circle goes when it is met. */
export function* parentsFirst<Row extends { readonly sourcedId: string }>(
  rows: readonly { readonly line: number; readonly row: Row }[],
  parentOf: (row: Row) => string | undefined,
): Generator<{ readonly line: number; readonly row: Row }> {
  type Numbered = (typeof rows)[number];
  const bySourcedId = new Map(rows.map((numbered) => [numbered.row.sourcedId, numbered]));
  const given = new Set<Numbered>();
  for (const numbered of rows) {
    const chain: Numbered[] = [];
    for (let at: Numbered | undefined = numbered; at !== undefined && !given.has(at); ) {
      given.add(at);
      chain.push(at);
      const parent = parentOf(at.row);
      at = parent === undefined ? undefined : bySourcedId.get(parent);
    }
    yield* chain.toReversed();
  }
}
