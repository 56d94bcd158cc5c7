import { InMemoryCache } from '@apollo/client';
import possible from '../__generated__/possible-types.ts';
import { pages } from './pages-policy.ts';

const paged = pages();

/** Pages of a connection are joined; filters keep separate lists. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: possible.possibleTypes,
    typePolicies: {
      Query: {
        fields: {
          schools: paged,
          organizations: pages(['type']),
          students: pages(['schoolId']),
          programs: paged,
          currentEditions: paged,
          offerings: pages(['question', 'outcome', 'takeAway', 'method', 'text']),
          offeringRequests: pages(['state', 'offeringId']),
          budgetRequests: pages(['state', 'departmentId']),
          rosterImports: paged,
          subgraphs: paged,
          graphVersions: paged,
          contracts: paged,
          schemaChecks: paged,
          operations: pages(['client', 'field']),
          fieldUsages: pages(['isUnused', 'type']),
          roleGrants: pages(['role', 'text']),
        },
      },
      Organization: {
        fields: {
          schools: paged,
          departments: paged,
          staff: pages(['text']),
          classes: pages(['termId', 'text']),
          sections: pages(['termId', 'text']),
          teachingLoads: pages(['termId']),
          offeringRequests: paged,
          budgetRequests: pages(['state']),
          disclosures: pages(['filter']),
        },
      },
      // Its name is its key: it is no entity of the graph.
      Subgraph: { keyFields: ['name'], fields: { versions: paged } },
      SchemaCheck: { fields: { changes: paged } },
      Operation: { fields: { days: paged } },
      // They have no id of their own; a page shows them as they come.
      FieldUsage: { keyFields: ['coordinate'] },
      Contract: { fields: { changelog: paged } },
      GraphVersion: { fields: { changes: paged } },
      Class: { fields: { enrollments: paged } },
      Student: { fields: { enrollments: paged } },
      Person: { fields: { offeringRequests: paged } },
      Program: { fields: { editions: paged } },
      // A viewer, a grid row or a load has no id of its own and is merged into what holds it.
      Viewer: { merge: true },
    },
  });
}
