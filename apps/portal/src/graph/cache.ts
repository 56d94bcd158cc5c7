import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import possible from '../__generated__/possible-types.ts';

const paged = relayStylePagination();

/** Pages of a connection are joined; filters keep separate lists. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: possible.possibleTypes,
    typePolicies: {
      Query: {
        fields: {
          schools: paged,
          organizations: relayStylePagination(['type']),
          students: relayStylePagination(['schoolId']),
          programs: paged,
          currentEditions: paged,
          offerings: relayStylePagination(['question', 'outcome', 'takeAway', 'method', 'text']),
          offeringRequests: relayStylePagination(['state', 'offeringId']),
          budgetRequests: relayStylePagination(['state', 'departmentId']),
          rosterImports: paged,
        },
      },
      Organization: {
        fields: {
          schools: paged,
          departments: paged,
          staff: relayStylePagination(['text']),
          classes: relayStylePagination(['termId', 'text']),
          sections: relayStylePagination(['termId', 'text']),
          teachingLoads: relayStylePagination(['termId']),
          offeringRequests: paged,
          budgetRequests: relayStylePagination(['state']),
        },
      },
      Class: { fields: { enrollments: paged } },
      Student: { fields: { enrollments: paged } },
      Person: { fields: { offeringRequests: paged } },
      Program: { fields: { editions: paged } },
      // A viewer, a grid row or a load has no id of its own and is merged into what holds it.
      Viewer: { merge: true },
    },
  });
}
