import type { RosterFile, RosterRow, RosterVersion, UserRow1p1 } from '../tables/tables.ts';
import type { ParsedRow } from './parse-row.ts';
import { type RoleRow, rolesOfUser } from './roles-of-user.ts';

/** What `readRows` gives for a file: 1.2's shape, except that a role may be 1.1's `administrator`. */
export type ShapedRow<F extends RosterFile> = F extends 'roles' ? RoleRow : RosterRow<F>;

/** A year of school is named by the year in which it ends; end dates are exclusive. */
function schoolYearOf(endDate: string): number {
  return Number(endDate.slice(0, 4));
}

function yearsAdded(values: Record<string, unknown>): Record<string, unknown> {
  const { endDate } = values;
  const isMissing = values.schoolYear === undefined && typeof endDate === 'string';
  return isMissing ? { ...values, schoolYear: schoolYearOf(endDate) } : values;
}

function userFrom1p1({
  orgSourcedIds,
  role: _role,
  ...rest
}: Record<string, unknown>): Record<string, unknown> {
  const primary = Array.isArray(orgSourcedIds) ? orgSourcedIds[0] : undefined;
  return { enabledUser: true, ...rest, ...(primary === undefined ? {} : { primaryOrgSourcedId: primary }) };
}

function lineItemFrom1p1({
  gradingPeriodSourcedId,
  ...rest
}: Record<string, unknown>): Record<string, unknown> {
  return { ...rest, academicSessionSourcedId: gradingPeriodSourcedId };
}

const shapes: Partial<Record<RosterFile, (values: Record<string, unknown>) => Record<string, unknown>>> = {
  academicSessions: yearsAdded,
  users: userFrom1p1,
  lineItems: lineItemFrom1p1,
};

/** 1.0 has a third status, which later versions fold into `tobedeleted`. */
function withoutInactive(values: Record<string, unknown>): Record<string, unknown> {
  return values.status === 'inactive' ? { ...values, status: 'tobedeleted' } : values;
}

/**
 * Brings a parsed row into 1.2 shape. `roles` of an older package are asked of its users: one row of
 * users.csv gives one row per school. The parser has checked each value against the table that `RosterRow`
 * is made from, which is why the shape may be asserted here and nowhere else.
 */
export function shapeRow<F extends RosterFile>(
  file: F,
  version: RosterVersion,
  row: ParsedRow,
): ShapedRow<F>[] {
  const { metadata } = row;
  const whole: Record<string, unknown> = metadata === undefined ? row.values : { ...row.values, metadata };
  if (version === '1.2') return [whole as unknown as ShapedRow<F>];
  const values = version === '1.0' ? withoutInactive(whole) : whole;
  if (file === 'roles') return rolesOfUser(values as unknown as UserRow1p1) as unknown as ShapedRow<F>[];
  return [(shapes[file]?.(values) ?? values) as unknown as ShapedRow<F>];
}
