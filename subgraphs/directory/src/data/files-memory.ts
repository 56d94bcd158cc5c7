import type { ClientSession } from 'mongoose';
import type { StoredFile } from '../domain/file.ts';
import type { FilesMemory } from '../domain/ports.ts';
import type { IdentityModels } from './identity-models.ts';
import { fromRow, type Row, toRow } from './row.ts';

/** A file of a row; rows of before there were purposes are of rosters. */
export function fileOfRow(row: Partial<StoredFile> & Row<Pick<StoredFile, 'id'>>): StoredFile {
  const ofRosters = { purpose: 'ROSTER', mediaType: 'application/zip', use: null } as const;
  return { ...ofRosters, ...fromRow<StoredFile>(row as Row<StoredFile>) };
}

/** Files within a transaction. */
export function createFilesMemory(identity: IdentityModels, session: ClientSession): FilesMemory {
  const { files, fileTurns, packageStudents } = identity;
  return {
    async find(id) {
      const row = await files.findOne({ _id: id }).session(session).lean();
      return row === null ? null : fileOfRow(row);
    },
    async unfinishedLike({ tenantId, ownerLabel, purpose, name, bytes, sha256 }) {
      const like = { tenantId, ownerLabel, purpose, name, bytes, sha256, isComplete: false };
      const rows = await files.find(like).sort({ _id: 1 }).limit(20).session(session).lean();
      return rows.map(fileOfRow);
    },
    async claimedBytes(tenantId) {
      await fileTurns.updateOne(
        { _id: tenantId, tenantId },
        { $inc: { taken: 1 } },
        { upsert: true, session },
      );
      const [sum] = await files
        .aggregate<{ bytes: number }>([
          { $match: { tenantId } },
          { $group: { _id: null, bytes: { $sum: '$bytes' } } },
        ])
        .session(session);
      return sum?.bytes ?? 0;
    },
    async add(file) {
      await files.create([toRow(file)], { session });
    },
    async complete(tenantId, id) {
      await files.updateOne({ _id: id, tenantId }, { $set: { isComplete: true } }, { session });
    },
    async keep(tenantId, id, use) {
      await files.updateOne({ _id: id, tenantId }, { $set: { use } }, { session });
    },
    async remove(tenantId, id) {
      await packageStudents.deleteMany({ tenantId, fileId: id }, { session });
      return (await files.deleteOne({ _id: id, tenantId }, { session })).deletedCount > 0;
    },
  };
}
