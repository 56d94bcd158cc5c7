import { idPrefixes } from '@quad/kernel';
import type { Term } from './term.ts';

/** One taught group, as directory's class was when the projection last heard of it. */
export interface Section {
  readonly id: string;
  readonly classId: string;
  /** The district. */
  readonly tenantId: string;
  readonly schoolId: string;
  readonly title: string;
  readonly classCode: string | null;
  readonly courseId: string;
  readonly courseTitle: string;
  readonly subjects: readonly string[];
  readonly terms: readonly Term[];
  readonly periods: readonly string[];
  readonly location: string | null;
  /** Primary teacher first. */
  readonly teacherIds: readonly string[];
  readonly studentCount: number;
}

/** The section's id is made from its class's, so that a rebuilt projection keeps every link alive. */
export function sectionIdOf(classId: string): string {
  return `${idPrefixes.section}_${classId.slice(classId.indexOf('_') + 1)}`;
}

/** By title, then by id: the order of every list of sections, and the key of its pages. */
export function sectionOrderKey(section: Pick<Section, 'id' | 'title'>): string {
  return `${section.title.toLowerCase()} ${section.id}`;
}

/** What a search looks through: title, course and code in lower case. */
export function sectionSearchText(section: Pick<Section, 'title' | 'courseTitle' | 'classCode'>): string {
  return [section.title, section.courseTitle, section.classCode ?? ''].join('\n').toLowerCase();
}

/** The words of a search: each must be found; a text under two letters asks for nothing. */
export function searchWords(text: string): readonly string[] {
  const trimmed = text.trim().toLowerCase();
  return trimmed.length < 2 ? [] : trimmed.split(/\s+/);
}
