import type { DemoPartner } from '@quad/demo-district';
import type { GraphClient } from '../graph/client.ts';
import { expectMember } from '../graph/unions.ts';
import { addPerson, type DemoPeople, type LoadedPerson } from './load-people.ts';

export interface LoadedPartners {
  /** Organization ids by the demo's keys. */
  readonly ids: ReadonlyMap<string, string>;
  readonly people: DemoPeople;
}

interface OrganizationCreated {
  readonly __typename: 'OrganizationCreated';
  readonly organization: { readonly id: string };
}

const CREATE_ORGANIZATION = /* GraphQL */ `
  mutation CliCreateOrganization($input: CreateOrganizationInput!) {
    createOrganization(input: $input) {
      __typename
      ... on OrganizationCreated { organization { id } }
      ... on UserError { message }
    }
  }
`;

/** Makes the outside partners of the programs, tenants of their own, each with its one person. */
export async function loadPartners(
  graph: GraphClient,
  partners: readonly DemoPartner[],
): Promise<LoadedPartners> {
  const ids = new Map<string, string>();
  const people = new Map<string, LoadedPerson>();
  for (const { key, name, type, person } of partners) {
    const { createOrganization } = await graph.run<{ createOrganization: OrganizationCreated }>(
      CREATE_ORGANIZATION,
      {
        input: { clientMutationId: `demo-partner-${key}`, type, name, isDemo: true },
      },
    );
    const { id } = expectMember<OrganizationCreated>(createOrganization, 'OrganizationCreated').organization;
    ids.set(key, id);
    people.set(person.key, await addPerson(graph, person, id, id));
  }
  return { ids, people };
}
