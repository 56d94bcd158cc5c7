import type { Principal } from '@quad/kernel';
import type { Shares } from '@quad/subgraph-kit';
import { type StoredFile, shareableFile } from '../domain/file.ts';
import { mayReachFile } from '../domain/permissions.ts';
import type { FileReach } from '../domain/ports.ts';
import type { ShareableObject } from '../domain/share.ts';
import { fileOfRow } from './files-memory.ts';
import type { IdentityModels } from './identity-models.ts';
import type { ShareReads } from './share-repository.ts';

/** Files of these ids that can be shared, whosever they are; for whoever decides about a share. */
export async function shareableFiles(
  { files }: Pick<IdentityModels, 'files'>,
  ids: readonly string[],
): Promise<readonly ShareableObject[]> {
  const rows = await files.find({ _id: { $in: [...ids] } }).lean();
  return rows.flatMap((row) => shareableFile(fileOfRow(row)) ?? []);
}

/** Reads of files, as far as a principal reaches them: by their role, and what that does not reach by a share. */
export function createFileReads(options: {
  readonly models: Pick<IdentityModels, 'files'>;
  readonly shares: ShareReads;
  readonly received: Shares;
  readonly nowMs: () => number;
}) {
  const { models, shares, received, nowMs } = options;

  /** What the principal reaches of these, whole or not. */
  async function reached(principal: Principal, ids: readonly string[]): Promise<readonly FileReach[]> {
    const files = (await models.files.find({ _id: { $in: [...ids] } }).lean()).map(fileOfRow);
    const own = files.filter((file) => mayReachFile(principal, file));
    const others = files.filter((file) => !own.includes(file) && shareableFile(file) !== null);
    const byRole = own.map((file) => ({ file, shareId: null }));
    if (others.length === 0) return byRole;
    const told = await received.receivedBy(principal);
    const byShare = others.flatMap((file) => {
      const fitting = told.filter(
        ({ objectType, objectId, tenantId }) =>
          objectType === 'FILE' && objectId === file.id && tenantId === file.tenantId,
      );
      // The one that lasts longest.
      const [share] = fitting.toSorted((one, other) => other.untilMs - one.untilMs);
      return share === undefined ? [] : [{ file, shareId: share.id }];
    });
    return [...byRole, ...byShare];
  }

  return {
    async reach(principal: Principal, id: string): Promise<FileReach | null> {
      const [found] = await reached(principal, [id]);
      return found ?? null;
    },

    /** A file that this principal may read; null for any other, and when the role or the share that it needs has ended. */
    async fileOf(principal: Principal, id: string): Promise<StoredFile | null> {
      const [found] = await reached(principal, [id]);
      return found?.file ?? null;
    },

    /** Of these the files that are whole and that the principal may read. */
    async wholeByIds(principal: Principal, ids: readonly string[]): Promise<readonly StoredFile[]> {
      return (await reached(principal, ids)).map(({ file }) => file).filter(({ isComplete }) => isComplete);
    },

    /** A file of this organization, for who decides about sharing it. */
    async ofTenant(tenantId: string, id: string): Promise<StoredFile | null> {
      const row = await models.files.findOne({ _id: id, tenantId }).lean();
      return row === null ? null : fileOfRow(row);
    },

    /**
     * A complete file that a link was made for: who made it was asked then, and its end is in the link. One that was made
     * by a share needs it to be in force still, now and without waiting.
     */
    async linkedFile(id: string, shareId: string | null): Promise<StoredFile | null> {
      if (shareId !== null) {
        const [share] = await shares.receivedByIds([shareId], nowMs());
        if (share?.objectId !== id) return null;
      }
      const row = await models.files.findOne({ _id: id, isComplete: true }).lean();
      return row === null ? null : fileOfRow(row);
    },
  };
}

export type FileReads = ReturnType<typeof createFileReads>;
