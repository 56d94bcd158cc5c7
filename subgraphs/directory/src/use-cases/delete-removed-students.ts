import { type Actor, ok } from '@quad/kernel';
import type { Ports } from '../domain/ports.ts';
import { beginOfRetention, retention } from '../domain/retention.ts';

/**
 * Deletes the rows of students who left the roster so long ago that their retention is over, in transactions of a
 * bounded size; may be repeated. Their entries in the disclosure log stay.
 */
export async function deleteRemovedStudents(
  ports: Ports,
  actor: Actor,
  input: { readonly tenantId: string },
): Promise<void> {
  const { tenantId } = input;
  const beforeMs = beginOfRetention(ports.clock.now(), retention.REMOVED_STUDENTS).epochMilliseconds;
  for (let isMore = true; isMore; ) {
    const done = await ports.transactions.run<number, never>(actor, async (memory) => {
      const deleted = await memory.students.deleteRemoved(tenantId, beforeMs);
      if (deleted > 0) {
        await memory.audit({
          tenantId,
          action: 'deleteRemovedStudents',
          subjectNoun: 'organization',
          subjectId: tenantId,
          before: null,
          after: { deleted },
        });
      }
      return ok(deleted);
    });
    isMore = done.ok && done.value > 0;
  }
}
