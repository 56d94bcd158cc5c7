import { subgraphCodegen } from '@quad/subgraph-kit/codegen';

export default subgraphCodegen({
  BrokenUse: '../domain/check.ts#BrokenUse as BrokenUseModel',
  FieldUsage: '../domain/usage-reads.ts#FieldUsage as FieldUsageModel',
  Operation: '../domain/usage-reads.ts#SeenOperation',
  SchemaApproval: '../domain/approval.ts#Approval',
  SchemaCheck: '../domain/check.ts#SchemaCheck as SchemaCheckModel',
  SchemaPreview: '../domain/preview.ts#Preview as PreviewModel',
  SchemaFinding: '../domain/check.ts#Finding',
  UsageDay: '../domain/usage.ts#UsageDay as UsageDayModel',
  ApiChange: '../domain/history.ts#ApiChange as ApiChangeModel',
  Contract: '../domain/contract.ts#ServedContract',
  ContractRelease: '../domain/contract.ts#ContractRelease as ContractReleaseModel',
  GraphVersion: '../domain/history.ts#GraphAct',
  Subgraph: '../domain/graph-reads.ts#GraphMember',
  SubgraphVersion: '../domain/graph-reads.ts#PublishedBuild',
});
