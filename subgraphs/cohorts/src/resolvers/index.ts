import type { Resolvers } from '../__generated__/resolvers.ts';
import { CalendarFeed } from './CalendarFeed.ts';
import { CohortSession } from './CohortSession.ts';
import { addSession } from './Mutation/addSession.ts';
import { cancelSignUp } from './Mutation/cancelSignUp.ts';
import { cloneEdition } from './Mutation/cloneEdition.ts';
import { createCalendarFeed } from './Mutation/createCalendarFeed.ts';
import { createEdition } from './Mutation/createEdition.ts';
import { createProgram } from './Mutation/createProgram.ts';
import { loadProgram } from './Mutation/loadProgram.ts';
import { publishEdition } from './Mutation/publishEdition.ts';
import { revokeCalendarFeed } from './Mutation/revokeCalendarFeed.ts';
import { signUp } from './Mutation/signUp.ts';
import { updateSession } from './Mutation/updateSession.ts';
import { Person } from './Person.ts';
import { Program } from './Program.ts';
import { ProgramEdition } from './ProgramEdition.ts';
import { cohortPlaces } from './Query/cohortPlaces.ts';
import { cohortsShareable } from './Query/cohortsShareable.ts';
import { currentEditions } from './Query/currentEditions.ts';
import { myCalendarFeed } from './Query/myCalendarFeed.ts';
import { program } from './Query/program.ts';
import { programEdition } from './Query/programEdition.ts';
import { programs } from './Query/programs.ts';
import { searchCohorts } from './Query/searchCohorts.ts';
import { SignUp } from './SignUp.ts';

/** The map of resolvers. */
export const resolvers = {
  Query: {
    cohortPlaces,
    cohortsShareable,
    program,
    programs,
    programEdition,
    currentEditions,
    myCalendarFeed,
    searchCohorts,
  },
  Mutation: {
    loadProgram,
    createProgram,
    createEdition,
    addSession,
    updateSession,
    cloneEdition,
    publishEdition,
    signUp,
    cancelSignUp,
    createCalendarFeed,
    revokeCalendarFeed,
  },
  Program,
  ProgramEdition,
  CohortSession,
  SignUp,
  Person,
  CalendarFeed,
} satisfies Resolvers;
