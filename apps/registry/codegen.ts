import { subgraphCodegen } from '@quad/subgraph-kit/codegen';

export default subgraphCodegen({
  ApiChange: '../domain/history.ts#ApiChange as ApiChangeModel',
  GraphVersion: '../domain/history.ts#GraphAct',
  Subgraph: '../domain/graph-reads.ts#GraphMember',
  SubgraphVersion: '../domain/graph-reads.ts#PublishedBuild',
});
