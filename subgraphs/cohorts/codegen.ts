import { subgraphCodegen } from '@quad/subgraph-kit/codegen';

export default subgraphCodegen({
  Program: '../domain/program.ts#Program as ProgramFacts',
  ProgramEdition: '../domain/program-edition.ts#ProgramEdition as ProgramEditionFacts',
  CohortSession: '../domain/program-edition.ts#SessionInEdition as SessionFacts',
  SignUp: '../domain/sign-up.ts#SignUp as SignUpFacts',
  CalendarFeed: '../domain/calendar-feed.ts#CalendarFeed as CalendarFeedFacts',
  Person: '../resolvers/mappers.ts#Stub as StubFacts',
  Organization: '../resolvers/mappers.ts#Stub as StubFacts',
});
