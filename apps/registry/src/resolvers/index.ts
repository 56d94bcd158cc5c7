import type { Resolvers } from '../__generated__/resolvers.ts';
import { BrokenUse } from './BrokenUse.ts';
import { Contract } from './Contract.ts';
import { ContractRelease } from './ContractRelease.ts';
import { FieldUsage } from './FieldUsage.ts';
import { GraphVersion } from './GraphVersion.ts';
import { Operation } from './Operation.ts';
import { contract } from './Query/contract.ts';
import { contracts } from './Query/contracts.ts';
import { fieldUsages } from './Query/fieldUsages.ts';
import { graphVersion } from './Query/graphVersion.ts';
import { graphVersions } from './Query/graphVersions.ts';
import { operation } from './Query/operation.ts';
import { operations } from './Query/operations.ts';
import { schemaApprovals } from './Query/schemaApprovals.ts';
import { schemaCheck } from './Query/schemaCheck.ts';
import { schemaChecks } from './Query/schemaChecks.ts';
import { schemaPreviews } from './Query/schemaPreviews.ts';
import { servedGraph } from './Query/servedGraph.ts';
import { subgraph } from './Query/subgraph.ts';
import { subgraphs } from './Query/subgraphs.ts';
import { subgraphVersion } from './Query/subgraphVersion.ts';
import { subgraphVersions } from './Query/subgraphVersions.ts';
import { SchemaApproval } from './SchemaApproval.ts';
import { SchemaCheck } from './SchemaCheck.ts';
import { SchemaPreview } from './SchemaPreview.ts';
import { Subgraph } from './Subgraph.ts';
import { SubgraphVersion } from './SubgraphVersion.ts';
import { UsageDay } from './UsageDay.ts';

/** The map: which function resolves which field. */
export const resolvers: Resolvers = {
  Query: {
    fieldUsages,
    operation,
    operations,
    schemaApprovals,
    schemaCheck,
    schemaChecks,
    schemaPreviews,
    contract,
    contracts,
    graphVersion,
    graphVersions,
    servedGraph,
    subgraph,
    subgraphs,
    subgraphVersion,
    subgraphVersions,
  },
  BrokenUse,
  FieldUsage,
  Contract,
  ContractRelease,
  GraphVersion,
  Operation,
  SchemaApproval,
  SchemaCheck,
  SchemaPreview,
  UsageDay,
  Subgraph,
  SubgraphVersion,
};
