import { type Section, sectionIdOf } from './section.ts';
import type { Term } from './term.ts';

/** One change of directory's feed: a class as it stands now, or that it is gone. */
export interface ClassChange {
  readonly changeVersion: number;
  readonly op: 'UPSERT' | 'DELETE';
  readonly tenantId: string;
  readonly node: {
    readonly id: string;
    readonly schoolId: string;
    readonly title: string;
    readonly classCode: string | null;
    readonly courseId: string;
    readonly courseTitle: string;
    readonly subjects: readonly string[];
    readonly terms: readonly Term[];
    readonly periods: readonly string[];
    readonly location: string | null;
    readonly teacherIds: readonly string[];
    readonly studentCount: number;
    readonly isDeleted: boolean;
  };
}

/** What a change makes of the section: its new value, or the id of the one to drop. */
export function sectionAfter(
  change: ClassChange,
): { readonly kept: Section } | { readonly dropped: { readonly id: string; readonly tenantId: string } } {
  const { tenantId, node } = change;
  const id = sectionIdOf(node.id);
  if (change.op === 'DELETE' || node.isDeleted) return { dropped: { id, tenantId } };
  const { id: classId, isDeleted: _isDeleted, courseTitle, ...facts } = node;
  return {
    kept: { ...facts, id, classId, tenantId, courseTitle: courseTitle === '' ? node.title : courseTitle },
  };
}
