import type { DemoPerson } from '@quad/demo-district';
import { CommandFailed, type GraphClient } from '../graph/client.ts';
import { listOrganizations } from '../graph/organizations.ts';
import { expectMember } from '../graph/unions.ts';

/** A loaded person: the ids that later steps need. */
export interface LoadedPerson {
  readonly personId: string;
  readonly email: string;
  readonly tenantId: string;
  readonly organizationId: string;
}

/** By the demo's own keys. */
export type DemoPeople = ReadonlyMap<string, LoadedPerson>;

interface PersonAdded {
  readonly __typename: 'PersonAdded';
  readonly person: { readonly id: string };
}

const ADD_PERSON = /* GraphQL */ `
  mutation CliAddPerson($input: AddPersonInput!) {
    addPerson(input: $input) {
      __typename
      ... on PersonAdded { person { id } }
      ... on UserError { message }
    }
  }
`;

const GRANT_ROLE = /* GraphQL */ `
  mutation CliGrantRole($input: GrantRoleInput!) {
    grantRole(input: $input) {
      __typename
      ... on UserError { message }
    }
  }
`;

/** Organization ids by the roster's `sourcedId`s. */
export async function organizationsBySourcedId(graph: GraphClient): Promise<ReadonlyMap<string, string>> {
  const all = await listOrganizations(graph, null);
  return new Map(all.flatMap(({ id, sourcedId }) => (sourcedId === null ? [] : [[sourcedId, id] as const])));
}

/** Adds the people of a district who are in no roster, each with their role. */
export async function loadPeople(
  graph: GraphClient,
  tenantId: string,
  people: readonly DemoPerson[],
): Promise<DemoPeople> {
  const ids = await organizationsBySourcedId(graph);
  const loaded = new Map<string, LoadedPerson>();
  for (const person of people) {
    const organizationId = ids.get(person.organizationKey);
    if (organizationId === undefined)
      throw new CommandFailed(
        `The demo names an organization ${person.organizationKey} that its roster does not have.`,
        2,
      );
    loaded.set(person.key, await addPerson(graph, person, tenantId, organizationId));
  }
  return loaded;
}

/** Adds one person with one role on one organization. */
export async function addPerson(
  graph: GraphClient,
  person: DemoPerson,
  tenantId: string,
  organizationId: string,
): Promise<LoadedPerson> {
  const { key, givenName, familyName, email, title, role } = person;
  const { addPerson: answer } = await graph.run<{ addPerson: PersonAdded }>(ADD_PERSON, {
    input: {
      clientMutationId: `demo-person-${key}`,
      tenantId,
      givenName,
      familyName,
      email,
      title,
      organizationIds: [organizationId],
    },
  });
  const personId = expectMember<PersonAdded>(answer, 'PersonAdded').person.id;
  const { grantRole } = await graph.run<{ grantRole: { readonly __typename: 'RoleGranted' } }>(GRANT_ROLE, {
    input: { clientMutationId: `demo-role-${key}`, personId, role, organizationId },
  });
  expectMember(grantRole, 'RoleGranted');
  return { personId, email, tenantId, organizationId };
}
