// What the suites ask of the embedded database, held against packages/embedded-mongo/used.json.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const listFile = 'packages/embedded-mongo/used.json';

/** Journeys kill processes and wait for clocks; what only they ask for may be asked for on one run and not on the next. */
const isCertain = (suite) => !suite.startsWith('e2e-');

/** By suite, what its processes wrote: a list of `{ kind, name, database }`. */
export function readRecords(folder) {
  const records = new Map();
  if (!existsSync(folder)) return records;
  for (const suite of readdirSync(folder, { withFileTypes: true })) {
    if (!suite.isDirectory()) continue;
    const met = [];
    for (const file of readdirSync(join(folder, suite.name))) {
      // A process that was killed may leave an unfinished file behind.
      if (!file.endsWith('.json')) continue;
      const kinds = JSON.parse(readFileSync(join(folder, suite.name, file), 'utf8'));
      for (const [kind, names] of Object.entries(kinds))
        for (const [name, database] of Object.entries(names)) met.push({ kind, name, database });
    }
    records.set(suite.name, met);
  }
  return records;
}

const RECORDED = 'recorded';
const EXPECTED = 'expected: ';

/** Every line of a list: `{ kind, name, why }`. */
const linesOf = (list) =>
  Object.entries(list).flatMap(([kind, names]) =>
    Object.entries(names).map(([name, why]) => ({ kind, name, why })),
  );

/** Each name once, with the suite and the database that asked for it; a certain suite before the journeys. */
function met(records) {
  const found = new Map();
  const suites = [...records].sort(([a], [b]) => Number(isCertain(b)) - Number(isCertain(a)));
  for (const [suite, names] of suites) {
    for (const { kind, name, database } of names) {
      const key = `${kind} ${name}`;
      if (!found.has(key)) found.set(key, { kind, name, database, suite });
    }
  }
  return found;
}

/**
 * The faults, as sentences; none when all is as listed. `isWhole`: every suite but the journeys ran and passed, so that
 * what was not asked for is not asked for any more.
 */
export function faultsOf(list, records, isWhole) {
  const found = met(records);
  const faults = [];
  for (const { kind, name, database, suite } of found.values()) {
    if (list[kind]?.[name] !== undefined) continue;
    faults.push(
      `${suite} (database ${database}) uses ${kind} ${name}, which ${listFile} does not list: run npm run used`,
    );
  }
  for (const { kind, name, why } of linesOf(list)) {
    const use = found.get(`${kind} ${name}`);
    if (why !== RECORDED) {
      if (!why.startsWith(EXPECTED) || why.length < EXPECTED.length + 10)
        faults.push(`${listFile} says "${why}" of ${kind} ${name}: write "${EXPECTED}" and the reason`);
    } else if (isWhole && (use === undefined || !isCertain(use.suite)))
      faults.push(
        `no suite uses ${kind} ${name} any more, which ${listFile} lists as recorded: run npm run used, which removes it, and remove what implements it; or write "${EXPECTED}" and the reason`,
      );
  }
  return faults;
}

const sorted = (entries) => entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** The list as the records say it; expectations are kept, and names are removed only when the run was whole. */
export function listFrom(list, records, isWhole) {
  const kinds = new Map();
  const add = (kind, name, why) => kinds.set(kind, (kinds.get(kind) ?? new Map()).set(name, why));
  for (const { kind, name, suite } of met(records).values())
    add(kind, name, isCertain(suite) ? RECORDED : `${EXPECTED}the journeys ask for it, on some runs only`);
  for (const { kind, name, why } of linesOf(list)) if (!isWhole || why !== RECORDED) add(kind, name, why);
  return Object.fromEntries(
    sorted([...kinds]).map(([kind, names]) => [kind, Object.fromEntries(sorted([...names]))]),
  );
}
