import { subgraphCodegen } from '@quad/subgraph-kit/codegen';

export default subgraphCodegen({
  Program: '../domain/program.ts#Program',
  ProgramEdition: '../domain/program-edition.ts#ProgramEdition',
  CohortSession: '../resolvers/mappers.ts#SessionInEdition',
  SignUp: '../domain/sign-up.ts#SignUp',
  CalendarFeed: '../domain/calendar-feed.ts#CalendarFeed',
  Person: '../resolvers/mappers.ts#Stub',
  Organization: '../resolvers/mappers.ts#Stub',
});
