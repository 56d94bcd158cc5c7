import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { maySeeProjectionState } from '../../domain/permissions.ts';

export const sectionsAsOf: NonNullable<QueryResolvers['sectionsAsOf']> = (_parent, _args, context) =>
  maySeeProjectionState(context.principal) ? context.projection() : null;
