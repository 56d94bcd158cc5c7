/** What is told apart, in the order in which `used.json` lists it. */
export const KINDS = [
  'commands',
  'fields',
  'concerns',
  'queryOperators',
  'updateOperators',
  'stages',
  'accumulators',
  'expressions',
  'variables',
  'indexOptions',
  'forms',
] as const;

export type Kind = (typeof KINDS)[number];

/** Names of commands, options and operators that were met; never a name or a value of anybody's documents. */
export class Notes {
  private readonly found = new Map<Kind, Map<string, string>>();
  /** The database whose command is being read: it says who uses a thing. */
  database = '';
  /** True when something was met for the first time since this was last set to false. */
  isFresh = false;

  note(kind: Kind, name: string): void {
    let names = this.found.get(kind);
    if (names === undefined) {
      names = new Map();
      this.found.set(kind, names);
    }
    if (names.has(name)) return;
    names.set(name, this.database);
    this.isFresh = true;
  }

  /** By kind, each name with the database that was the first to use it. */
  toJSON(): Record<string, Record<string, string>> {
    return Object.fromEntries(
      [...this.found].map(([kind, names]) => [
        kind,
        Object.fromEntries([...names].sort(([a], [b]) => (a < b ? -1 : 1))),
      ]),
    );
  }
}
