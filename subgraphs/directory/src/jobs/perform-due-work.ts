import type { Actor } from '@quad/kernel';
import type { PerformDueWork } from '@quad/subgraph-kit';
import type { FileStore } from '../domain/file.ts';
import type { Ports } from '../domain/ports.ts';
import { DELETE_FILE, DELETE_REMOVED_STUDENTS, RECLAIM_UPLOAD } from '../domain/retention.ts';
import { deleteFile, unfinished, unused } from '../use-cases/delete-file.ts';
import { deleteRemovedStudents } from '../use-cases/delete-removed-students.ts';

/** Deletes files, and what holds student data, when their time is over; each act may be repeated. */
export function performDueWork(
  ports: Ports & { readonly store: Pick<FileStore<never>, 'remove' | 'exclusively'> },
): PerformDueWork {
  return async ({ act, tenantId, subjectId }) => {
    const requestId = ports.newId('request');
    const actor: Actor = { principal: { kind: 'SERVICE', name: 'directory' }, requestId };
    switch (act) {
      case DELETE_FILE:
        return deleteFile(ports, actor, { tenantId, fileId: subjectId }, unused);
      case RECLAIM_UPLOAD:
        return deleteFile(ports, actor, { tenantId, fileId: subjectId }, unfinished);
      case DELETE_REMOVED_STUDENTS:
        return deleteRemovedStudents(ports, actor, { tenantId });
      default:
        throw new Error(`Nothing here performs due work ${act}.`);
    }
  };
}
