import { subgraphCodegen } from '@quad/subgraph-kit/codegen';

export default subgraphCodegen({
  BudgetRequest: '../domain/budget-request.ts#BudgetRequest as BudgetRequestModel',
  BudgetRequestStep: '../domain/budget-request.ts#BudgetRequestStep as BudgetRequestStepModel',
  CostLine: '../domain/cost.ts#CostLine as CostLineModel',
  CostWaiver: '../domain/budget-request.ts#CostWaiver as CostWaiverModel',
  Organization: '../domain/entity-stub.ts#EntityStub',
  Person: '../domain/entity-stub.ts#PersonStub',
  OfferingRequest: '../domain/entity-stub.ts#EntityStub',
});
