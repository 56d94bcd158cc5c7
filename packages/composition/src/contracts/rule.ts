/** How a part of the graph is cut for some of its clients. */
export interface ContractRule {
  readonly name: string;
  /** Only what carries one of these tags is in; with none, everything is. */
  readonly include: readonly string[];
  /** What carries one of these tags is out, whatever else it carries. */
  readonly exclude: readonly string[];
  /** The vendor whose traffic goes to it; null when it is for nobody alone. */
  readonly client: string | null;
}
