import type { StudentPurpose, StudentRecordClass } from '@quad/kernel';

/** The sides whose schemas mark student data, whose logs are merged here. */
export const sidesWithStudentRecords = ['directory'] as const;

/** One row of a side's log, as the side tells it. */
export interface DisclosureChange {
  readonly id: string;
  readonly tenantId: string;
  /** ISO 8601, by the product's clock. */
  readonly at: string;
  /** `person:per_…`, `vendor:ven_…`, `service:…`, `operator`, `public`. */
  readonly who: string;
  readonly roles: readonly string[];
  readonly purpose: StudentPurpose;
  readonly studentIds: readonly string[];
  readonly fields: readonly string[];
  readonly classes: readonly StudentRecordClass[];
  readonly isRequired: boolean;
  readonly evidence: 'FETCHED' | 'DELIVERED';
  readonly requestId: string;
}

/** An entry of the merged log. */
export interface Disclosure extends DisclosureChange {
  readonly side: string;
  /** Instant and id: the total order of the log. */
  readonly sortKey: string;
}

export interface DisclosureFilter {
  readonly studentId: string | null;
  readonly readerId: string | null;
  readonly purpose: StudentPurpose | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly isRequired: boolean | null;
}

export const anyDisclosure: DisclosureFilter = {
  studentId: null,
  readerId: null,
  purpose: null,
  from: null,
  until: null,
  isRequired: null,
};

/** Instants in one form, so that they sort as text. */
export function instantKey(at: string): string {
  return Temporal.Instant.from(at).toString({ smallestUnit: 'millisecond' });
}

export function disclosureOf(side: string, change: DisclosureChange): Disclosure {
  return { ...change, side, sortKey: `${instantKey(change.at)} ${change.id}` };
}

/** The labels by which a reader of this id may stand in the log. */
export function labelsOf(readerId: string): readonly string[] {
  return [readerId, `person:${readerId}`, `vendor:${readerId}`, `service:${readerId}`];
}
