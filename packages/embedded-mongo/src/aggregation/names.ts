import { MongoError } from '../errors.ts';

/** What may be named where an expression is being read; reading never waits, so one place holds it. */
let known: ReadonlySet<string> = new Set();

/** Reads expressions that may use these variables besides those that are known already. */
export function withNames<T>(names: Iterable<string>, read: () => T): T {
  const before = known;
  known = new Set([...before, ...names]);
  try {
    return read();
  } finally {
    known = before;
  }
}

/** Refuses an unknown variable where it is written, before any document is met, as MongoDB does. */
export function checkName(name: string): void {
  if (!known.has(name)) throw new MongoError(17276, `Use of undefined variable: ${name}`);
}
