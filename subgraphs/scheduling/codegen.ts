import { subgraphCodegen } from '@quad/subgraph-kit/codegen';

export default subgraphCodegen({
  Section: '../domain/section.ts#Section as SectionFacts',
  SchedulingTerm: '../domain/term.ts#Term',
  TeachingLoad: '../domain/teaching-load.ts#TeachingLoad as TeachingLoadFacts',
  PeriodGrid: '../domain/period-grid.ts#PeriodGrid as PeriodGridFacts',
  PeriodGridRow: '../domain/period-grid.ts#PeriodGridRow as PeriodGridRowFacts',
  Person: '../domain/entity-stub.ts#EntityStub',
  Organization: '../domain/entity-stub.ts#EntityStub',
  Class: '../domain/entity-stub.ts#EntityStub',
  AcademicSession: '../domain/entity-stub.ts#EntityStub',
});
