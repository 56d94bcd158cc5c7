import { type Actor, ok } from '@quad/kernel';
import type { FileStore } from '../domain/file.ts';
import type { Ports } from '../domain/ports.ts';

/** Deletes a file whose retention is over: first its bytes, then what names it; may be repeated. */
export async function deleteFile(
  ports: Ports & { readonly store: Pick<FileStore<never>, 'remove'> },
  actor: Actor,
  input: { readonly tenantId: string; readonly fileId: string },
): Promise<void> {
  await ports.store.remove(input.fileId);
  await ports.transactions.run(actor, async (memory) => {
    if (!(await memory.files.remove(input.tenantId, input.fileId))) return ok(null);
    await memory.audit({
      tenantId: input.tenantId,
      action: 'deleteFile',
      subjectNoun: 'file',
      subjectId: input.fileId,
      before: { isComplete: true },
      after: null,
    });
    return ok(null);
  });
}
