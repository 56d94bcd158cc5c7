import type { ClientSession, Connection } from 'mongoose';
import type { Memory } from '../domain/ports.ts';
import { createCalendarFeedRepository } from './calendar-feed-repository.ts';
import { createEditionRepository } from './edition-repository.ts';
import { cohortsModels } from './models.ts';
import { createProgramRepository } from './program-repository.ts';
import { createSignUpRepository } from './sign-up-repository.ts';

/** All repositories of the side; bound to one transaction when a session is given. */
export function createMemory(connection: Connection, session: ClientSession | null): Memory {
  const models = cohortsModels(connection);
  return {
    programs: createProgramRepository(models, session),
    editions: createEditionRepository(models, session),
    signUps: createSignUpRepository(models, session),
    calendarFeeds: createCalendarFeedRepository(models, session),
  };
}
