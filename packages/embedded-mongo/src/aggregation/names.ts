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

/** Refuses what is no name of a user's variable: a small letter first, then letters, digits and underscores. */
export function checkUserVariable(name: string): void {
  if (name === '') throw new MongoError(16866, 'empty variable names are not allowed');
  if (!/^[a-z\u0080-\uffff]/.test(name))
    throw new MongoError(16867, `'${name}' starts with an invalid character for a user variable name`);
  const wrong = /[^\w\u0080-\uffff]/.exec(name)?.[0];
  if (wrong !== undefined)
    throw new MongoError(16868, `'${name}' contains an invalid character for a variable name: '${wrong}'`);
}

/** Refuses an unknown variable where it is written, before any document is met, as MongoDB does. */
export function checkName(name: string): void {
  if (!known.has(name)) throw new MongoError(17276, `Use of undefined variable: ${name}`);
}
