export { type CheckOptions, type CheckReport, checkPackage, type FileCheck } from './check/check-package.ts';
export { type Fault, type Finding, type ReadMode, refusesPackage } from './faults/fault.ts';
export { type FaultCode, type FaultScope, faultCodes, type Severity } from './faults/fault-codes.ts';
export type { CodeCount } from './faults/fault-tally.ts';
export { defaultCaps, type PackageCaps } from './package/caps.ts';
export { missingForRostering } from './package/missing-for-rostering.ts';
export { openPackage } from './package/open-package.ts';
export { type FileMode, faultsOf, modeOf, type RosterPackage } from './package/roster-package.ts';
export { type ReadOptions, type RowOutcome, readRows } from './rows/read-rows.ts';
export { type RoleRow, rolesOfUser } from './rows/roles-of-user.ts';
export type { ShapedRow } from './rows/shape-row.ts';
export type { Column, FieldKind, Table } from './tables/column.ts';
export {
  isRosterFile,
  type LineItemRow1p1,
  type RosterFile,
  type RosterRow,
  type RosterVersion,
  rosterFiles,
  tables,
  type UserRow1p1,
} from './tables/tables.ts';
export { userRow1p1 } from './write/user-row-v1p1.ts';
export {
  type PackageTables,
  type RowIn,
  type WritableVersion,
  type WriteOptions,
  type WrittenPackage,
  writePackage,
} from './write/write-package.ts';
