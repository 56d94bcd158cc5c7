import type { Resolvers } from '../__generated__/resolvers.ts';
import { GraphVersion } from './GraphVersion.ts';
import { graphVersion } from './Query/graphVersion.ts';
import { graphVersions } from './Query/graphVersions.ts';
import { servedGraph } from './Query/servedGraph.ts';
import { subgraph } from './Query/subgraph.ts';
import { subgraphs } from './Query/subgraphs.ts';
import { subgraphVersion } from './Query/subgraphVersion.ts';
import { subgraphVersions } from './Query/subgraphVersions.ts';
import { Subgraph } from './Subgraph.ts';
import { SubgraphVersion } from './SubgraphVersion.ts';

/** The map: which function resolves which field. */
export const resolvers: Resolvers = {
  Query: {
    graphVersion,
    graphVersions,
    servedGraph,
    subgraph,
    subgraphs,
    subgraphVersion,
    subgraphVersions,
  },
  GraphVersion,
  Subgraph,
  SubgraphVersion,
};
