import {
  type Actor,
  type DisclosureChannel,
  isRecordRequired,
  principalLabel,
  type StudentPurpose,
  type StudentRecordClass,
  studentPurposeOf,
} from '@quad/kernel';
import type { DisclosureRow } from '../kept-models.ts';

/** Ids of one row; with their index entries a row stays far below what a database takes at once. */
const IDS_IN_A_ROW = 5_000;

/** Student data was about to be answered to somebody who has no purpose for it. */
export class NoPurpose extends Error {
  override name = 'NoPurpose';
}

/** The students of one district and one purpose. */
interface Group {
  readonly tenantId: string;
  readonly purpose: StudentPurpose;
  readonly studentIds: Set<string>;
  readonly fields: Set<string>;
  readonly classes: Set<StudentRecordClass>;
}

/** What one response carries of students, gathered while it is made. */
export interface Disclosed {
  /** @throws NoPurpose when the actor may not have this class of data for any purpose. */
  note(of: {
    readonly tenantId: string;
    readonly studentIds: Iterable<string>;
    readonly coordinate: string;
    readonly recordClass: StudentRecordClass;
  }): void;
  /** The same for one student, without a list: called for every value of an answer. */
  noteOne(tenantId: string, studentId: string, coordinate: string, recordClass: StudentRecordClass): void;
  /** Whose data it is cannot be said: there will be no answer. */
  spoil(cause: unknown): void;
  readonly isEmpty: boolean;
  /** @throws what `spoil` was told. */
  rows(facts: { readonly at: Date; readonly newId: () => string }): DisclosureRow[];
}

export function createDisclosed(actor: Actor, channel: DisclosureChannel): Disclosed {
  const groups = new Map<string, Group>();
  let spoilt: { readonly cause: unknown } | null = null;

  const purposes = new Map<StudentRecordClass, StudentPurpose | null>();
  let last: { readonly tenantId: string; readonly recordClass: StudentRecordClass; group: Group } | null =
    null;

  function groupOf(tenantId: string, recordClass: StudentRecordClass): Group {
    // Values of one list follow each other, so the group is nearly always the one before.
    if (last !== null && last.tenantId === tenantId && last.recordClass === recordClass) return last.group;
    let purpose = purposes.get(recordClass);
    if (purpose === undefined) {
      purpose = studentPurposeOf(actor.principal, recordClass, channel);
      purposes.set(recordClass, purpose);
    }
    if (purpose === null) {
      const who = principalLabel(actor.principal);
      throw new NoPurpose(`${who} has no purpose for student data of class ${recordClass}.`);
    }
    const key = `${tenantId} ${purpose}`;
    const group = groups.get(key) ?? {
      tenantId,
      purpose,
      studentIds: new Set<string>(),
      fields: new Set<string>(),
      classes: new Set<StudentRecordClass>(),
    };
    groups.set(key, group);
    group.classes.add(recordClass);
    last = { tenantId, recordClass, group };
    return group;
  }

  return {
    note({ tenantId, studentIds, coordinate, recordClass }) {
      const group = groupOf(tenantId, recordClass);
      for (const id of studentIds) group.studentIds.add(id);
      group.fields.add(coordinate);
    },
    noteOne(tenantId, studentId, coordinate, recordClass) {
      const group = groupOf(tenantId, recordClass);
      group.studentIds.add(studentId);
      group.fields.add(coordinate);
    },
    spoil(cause) {
      spoilt ??= { cause };
    },
    get isEmpty() {
      return groups.size === 0 && spoilt === null;
    },
    rows({ at, newId }) {
      if (spoilt !== null) throw spoilt.cause;
      const { principal, requestId } = actor;
      return [...groups.values()].flatMap((group) =>
        inParts([...group.studentIds]).map((studentIds) => ({
          _id: newId(),
          tenantId: group.tenantId,
          requestId,
          who: principalLabel(principal),
          roles: principal.kind === 'PERSON' ? [...new Set(principal.grants.map(({ role }) => role))] : [],
          purpose: group.purpose,
          studentIds,
          fields: [...group.fields].sort(),
          classes: [...group.classes].sort(),
          isRequired: isRecordRequired(principal, group.tenantId),
          evidence: channel === 'GRAPH' ? ('FETCHED' as const) : ('DELIVERED' as const),
          at,
        })),
      );
    },
  };
}

function inParts(ids: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let at = 0; at < ids.length; at += IDS_IN_A_ROW) parts.push(ids.slice(at, at + IDS_IN_A_ROW));
  return parts;
}
