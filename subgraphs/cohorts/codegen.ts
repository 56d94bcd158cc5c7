import { subgraphCodegen } from '@quad/subgraph-kit/codegen';

export default subgraphCodegen({});
