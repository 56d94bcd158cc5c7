/** How often subgraphs answered what the schema does not allow, by subgraph. */
export type BrokenCounts = Readonly<Record<string, number>>;

export function added(one: BrokenCounts, other: BrokenCounts): BrokenCounts {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
