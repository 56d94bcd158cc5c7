import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeSupergraph, lintSubgraph } from '@quad/composition';
import { expect, it } from 'vitest';
import { readSubgraphs, repositoryRoot } from '../start/deployables.ts';
import { readSubgraphSdl } from './read-subgraph.ts';

it('the subgraphs of this checkout compose, with logical addresses that the gateway maps', () => {
  const names = readSubgraphs().map(({ name }) => name);
  expect(names).toEqual(['budgets', 'cohorts', 'directory', 'pathways', 'platform', 'scheduling']);
  const supergraph = composeSupergraph(names.map((name) => readSubgraphSdl(repositoryRoot, name)));
  for (const name of names) expect(supergraph).toContain(`http://${name}.quad.internal/graphql`);
});

it('the subgraphs of this checkout keep to the rules of the graph', () => {
  const graph = readSubgraphs().map(({ name }) => readSubgraphSdl(repositoryRoot, name));
  const shared = readFileSync(join(repositoryRoot, 'packages/subgraph-kit/schema/shared.graphql'), 'utf8');
  const faults = graph.flatMap((subgraph) => lintSubgraph(subgraph, graph, shared));
  expect(faults.map(({ subgraph, rule, message }) => `${subgraph} ${rule} ${message}`)).toEqual([]);
});
