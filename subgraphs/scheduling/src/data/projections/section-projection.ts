import { keptModels } from '@quad/subgraph-kit';
import type { ClientSession, Connection } from 'mongoose';
import { type ClassChange, sectionAfter } from '../../domain/class-change.ts';
import { sectionModel, toRow } from '../section-model.ts';

/** The name under which the position in directory's feed is kept and shown. */
export const SECTION_PROJECTION = 'sections';

/** The follower's page was pulled from a place where the projection no longer stands; it is pulled again. */
export class ProjectionMoved extends Error {
  override name = 'ProjectionMoved';
}

/** The projection of directory's classes into sections; written by the feed's follower alone. */
export interface SectionProjection {
  readonly name: string;
  /**
   * Writes a page of changes in the follower's transaction.
   * @param after where the page begins; when the projection stands elsewhere (another process was faster, or
   *   the projection was dropped meanwhile) nothing is written.
   * @throws ProjectionMoved in that case.
   */
  apply(changes: readonly ClassChange[], after: string | null, session: ClientSession): Promise<void>;
}

export function createSectionProjection(connection: Connection): SectionProjection {
  const model = sectionModel(connection);
  const { FeedPosition } = keptModels(connection);
  return {
    name: SECTION_PROJECTION,
    async apply(changes, after, session) {
      const position = await FeedPosition.findById(SECTION_PROJECTION).session(session).lean();
      if ((position?.cursor ?? null) !== after) {
        throw new ProjectionMoved('The projection of sections stands elsewhere than the page begins.');
      }
      const writes = changes.map((change) => {
        const after = sectionAfter(change);
        if ('dropped' in after) {
          return { deleteOne: { filter: { _id: after.dropped.id, tenantId: after.dropped.tenantId } } };
        }
        const { _id, ...replacement } = toRow(after.kept);
        return { replaceOne: { filter: { _id, tenantId: replacement.tenantId }, replacement, upsert: true } };
      });
      if (writes.length > 0) await model.bulkWrite(writes, { session, ordered: true });
    },
  };
}

/** Drops the projection within a transaction; the follower then begins at the start of the feed. */
export async function forgetSections(connection: Connection, session: ClientSession): Promise<number> {
  const { deletedCount } = await sectionModel(connection).deleteMany({}, { session });
  await keptModels(connection).FeedPosition.deleteOne({ _id: SECTION_PROJECTION }, { session });
  return deletedCount;
}
