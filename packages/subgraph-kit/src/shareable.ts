/** An object of a side as directory asks for it: `ShareableObject` of the shared schema. */
export interface ShareableObject {
  readonly id: string;
  readonly ownerId: string;
  readonly organizationIds: string[];
  readonly personIds: string[];
}

/** Ids that are answered at once; what is beyond is left out. */
const MOST = 500;

/**
 * What a side tells directory of its objects by their ids.
 * @param find the objects that whoever asks may know of, owned by their tenant.
 * @param peopleNamedBy the ids of the people whom an object names now.
 */
export async function shareableObjects<
  Owned extends {
    readonly id: string;
    readonly tenantId: string;
    readonly organizationIds: Iterable<string>;
  },
>(
  ids: readonly string[],
  find: (ids: readonly string[]) => Promise<readonly Owned[]>,
  peopleNamedBy: (object: NoInfer<Owned>) => Iterable<string>,
): Promise<ShareableObject[]> {
  const found = await find(ids.slice(0, MOST));
  return found.map((object) => ({
    id: object.id,
    ownerId: object.tenantId,
    organizationIds: [...object.organizationIds],
    personIds: [...peopleNamedBy(object)],
  }));
}
