import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { placesReach } from '../../domain/permissions.ts';

export const cohortPlaces: NonNullable<QueryResolvers['cohortPlaces']> = async (
  _query,
  { personId, organizationId },
  { memory, principal },
) => {
  const reach = placesReach(principal, { tenantId: organizationId, personId });
  if (reach === null) return null;
  return (await memory.signUps.ofPeople(reach, [personId])).map(({ editionId }) => editionId);
};
