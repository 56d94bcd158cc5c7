import { CommandFailed, type GraphClient } from './client.ts';

export interface FoundOrganization {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly isDemo: boolean;
  readonly sourcedId: string | null;
}

interface Answer {
  readonly organizations: {
    readonly edges: readonly { readonly node: FoundOrganization }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const ORGANIZATIONS = /* GraphQL */ `
  query CliOrganizations($type: OrganizationType, $after: String) {
    organizations(type: $type, first: 500, after: $after) {
      edges { node { id name type isDemo sourcedId } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

/** Every organization of a type that the operator sees, page by page. */
export async function listOrganizations(
  graph: GraphClient,
  type: string | null,
): Promise<readonly FoundOrganization[]> {
  const found: FoundOrganization[] = [];
  let after: string | null = null;
  do {
    const { organizations }: Answer = await graph.run<Answer>(ORGANIZATIONS, { type, after });
    found.push(...organizations.edges.map(({ node }) => node));
    after = organizations.pageInfo.hasNextPage ? organizations.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

/**
 * The one organization of this id or name.
 * @throws CommandFailed when there is none, or more than one of the name.
 */
export async function findOrganization(graph: GraphClient, nameOrId: string): Promise<FoundOrganization> {
  const all = await listOrganizations(graph, null);
  const found = all.filter(({ id, name }) => id === nameOrId || name === nameOrId);
  const [only] = found;
  if (only === undefined)
    throw new CommandFailed(
      `There is no organization "${nameOrId}"; check the name, or import its roster first.`,
      2,
    );
  if (found.length > 1)
    throw new CommandFailed(
      `${found.length} organizations are named "${nameOrId}"; name it by id: ${found.map(({ id }) => id).join(', ')}.`,
      2,
    );
  return only;
}
