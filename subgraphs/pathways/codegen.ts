import { subgraphCodegen } from '@quad/subgraph-kit/codegen';

export default subgraphCodegen({
  Offering: '../domain/offering.ts#Offering as OfferingModel',
  OfferingRequest: '../domain/offering-request.ts#OfferingRequest as OfferingRequestModel',
  LearningSession: '../domain/offering-request.ts#LearningSession as LearningSessionModel',
  OfferingSeries: '../domain/series.ts#OfferingSeries as OfferingSeriesModel',
  Organization: '../domain/entity-stub.ts#EntityStub',
  Person: '../domain/entity-stub.ts#EntityStub',
  File: '../domain/entity-stub.ts#EntityStub',
  BudgetRequest: '../domain/entity-stub.ts#EntityStub',
});
