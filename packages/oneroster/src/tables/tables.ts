import type { Column, Table } from './column.ts';
import type { RowOf } from './row.ts';
import { columnsV1p0 } from './tables-v1p0.ts';
import { columnsV1p1 } from './tables-v1p1.ts';
import { columnsV1p2 } from './tables-v1p2.ts';

export type RosterVersion = '1.0' | '1.1' | '1.2';
/** A file of a package by its name without `.csv`. */
export type RosterFile = keyof typeof columnsV1p2;
/** The row of a file in 1.2 shape, which is what the reader gives whatever the version of the package. */
export type RosterRow<F extends RosterFile = RosterFile> = RowOf<(typeof columnsV1p2)[F]>;
/** The row of a user in 1.1 shape: schools and role stand on the user. */
export type UserRow1p1 = RowOf<(typeof columnsV1p1)['users']>;
export type LineItemRow1p1 = RowOf<(typeof columnsV1p1)['lineItems']>;

const personalFiles = new Set([
  'users',
  'demographics',
  'userProfiles',
  'results',
  'resultLearningObjectiveIds',
]);

function tablesFrom(columns: Readonly<Record<string, readonly Column[]>>): ReadonlyMap<string, Table> {
  return new Map(
    Object.entries(columns).map(([file, list]) => [
      file,
      { file, columns: list, isPersonal: personalFiles.has(file) },
    ]),
  );
}

/** The tables of each version, by file, in the order in which references can be followed (targets first). */
export const tables: Readonly<Record<RosterVersion, ReadonlyMap<string, Table>>> = {
  '1.0': tablesFrom(columnsV1p0),
  '1.1': tablesFrom(columnsV1p1),
  '1.2': tablesFrom(columnsV1p2),
};

/** Every file name of the standard, in reading order: a file comes after the files that it refers to. */
export const rosterFiles: readonly RosterFile[] = [
  'academicSessions',
  'orgs',
  'courses',
  'classes',
  'resources',
  'users',
  'userProfiles',
  'roles',
  'enrollments',
  'demographics',
  'classResources',
  'courseResources',
  'userResources',
  'categories',
  'lineItems',
  'results',
  'scoreScales',
  'lineItemScoreScales',
  'resultScoreScales',
  'lineItemLearningObjectiveIds',
  'resultLearningObjectiveIds',
];

export function isRosterFile(name: string): name is RosterFile {
  return tables['1.2'].has(name);
}
