import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { requestPage } from '../request-page.ts';

export const budgetRequests: NonNullable<QueryResolvers['budgetRequests']> = (_root, args, context) =>
  requestPage(context, args, { state: args.state, payerId: args.departmentId });
