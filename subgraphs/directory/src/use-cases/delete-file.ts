import { type Actor, ok } from '@quad/kernel';
import type { FileStore, StoredFile } from '../domain/file.ts';
import type { Ports } from '../domain/ports.ts';
import { DELETE_FILE, endOfRetention, retention } from '../domain/retention.ts';

/**
 * Deletes a file whose time is over: first what names it, then its bytes; may be repeated, which takes bytes away whose
 * row is gone.
 * @param rule whether the file as it is now is to go, and whether one that stays is looked at again after 30 days.
 */
export async function deleteFile(
  ports: Ports & { readonly store: Pick<FileStore<never>, 'remove' | 'exclusively'> },
  actor: Actor,
  input: { readonly tenantId: string; readonly fileId: string },
  rule: { isOver(file: StoredFile): boolean; readonly isLookedAtAgain: boolean },
): Promise<void> {
  const { tenantId, fileId } = input;
  // Whoever still sends it is stopped first.
  await ports.store.exclusively(fileId, async () => {
    const decided = await ports.transactions.run<'STAYS' | 'GOES', never>(actor, async (memory) => {
      const file = await memory.files.find(fileId);
      if (file === null) return ok('GOES');
      if (!rule.isOver(file)) {
        const dueAt = endOfRetention(ports.clock.now(), retention.UPLOAD);
        if (rule.isLookedAtAgain)
          await memory.schedule({ tenantId, act: DELETE_FILE, subjectId: fileId, dueAt, facts: {} });
        return ok('STAYS');
      }
      await memory.files.remove(tenantId, fileId);
      await memory.audit({
        tenantId,
        action: 'deleteFile',
        subjectNoun: 'file',
        subjectId: fileId,
        before: { isComplete: file.isComplete },
        after: null,
      });
      return ok('GOES');
    });
    if (decided.ok && decided.value === 'GOES') await ports.store.remove(fileId);
  });
}

/** A file that no object holds goes when its time is over; one that is held stays as long as it is. */
export const unused = { isOver: ({ use }: StoredFile) => use === null, isLookedAtAgain: true };

/** An upload that did not arrive whole. */
export const unfinished = { isOver: ({ isComplete }: StoredFile) => !isComplete, isLookedAtAgain: false };
