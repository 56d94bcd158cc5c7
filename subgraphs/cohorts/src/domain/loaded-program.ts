import type { NewId } from '@quad/kernel';
import { draftEdition } from './new-edition.ts';
import type { Program } from './program.ts';
import { hasEnded, type ProgramEdition } from './program-edition.ts';
import type { Syllabus } from './syllabi/syllabus.ts';

/** A syllabus that was published: its edition is past when its year is over. */
export function loadedFrom(
  syllabus: Syllabus,
  newId: NewId,
  now: Temporal.Instant,
  tenantId: string,
  partnerIds: readonly string[],
): { readonly program: Program; readonly edition: ProgramEdition } {
  const { key, name, summary, source, academicYear, publishedZones, topics, sessions } = syllabus;
  const id = newId('program');
  const draft = draftEdition(
    { tenantId, programId: id, academicYear, publishedZones, topics, sessions },
    newId,
    now,
  );
  return {
    program: { id, tenantId, key, name, summary, source, partnerIds, isPublished: true },
    edition: { ...draft, status: hasEnded(draft, now) ? 'PAST' : 'PUBLISHED' },
  };
}
