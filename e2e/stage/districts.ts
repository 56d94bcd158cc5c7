import { type GraphClient, openGraph } from '@quad/cli';
import { stageEnv } from './people.ts';

interface District {
  readonly id: string;
  readonly name: string;
}

/** The districts that stand, as the operator lists them. */
export async function districtNamed(part: string): Promise<District> {
  const graph: GraphClient = await openGraph(stageEnv());
  const { organizations } = await graph.run<{ organizations: { edges: { node: District }[] } }>(
    'query StageDistricts { organizations(type: DISTRICT, first: 100) { edges { node { id name } } } }',
  );
  const found = organizations.edges.map(({ node }) => node).find(({ name }) => name.includes(part));
  if (found === undefined) throw new Error(`No district is named like ${part}.`);
  return found;
}
