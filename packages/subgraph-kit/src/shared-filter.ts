import type { SharedObject } from '@quad/kernel';

/** The part of a filter that keeps a read to what is shared: an id counts only with the owner that shared it. */
export function sharedFilter(objects: readonly SharedObject[]) {
  const byOwner = Map.groupBy(objects, ({ tenantId }) => tenantId);
  // A list of no conditions is refused by the database; of no ids it matches nothing.
  if (byOwner.size === 0) return { _id: { $in: [] as string[] } };
  return {
    $or: [...byOwner].map(([tenantId, owned]) => ({ tenantId, _id: { $in: owned.map(({ id }) => id) } })),
  };
}
