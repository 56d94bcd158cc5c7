import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { requestPage } from '../request-page.ts';

export const offeringRequests: NonNullable<QueryResolvers['offeringRequests']> = (_root, args, context) =>
  requestPage(context, args, { state: args.state, offeringId: args.offeringId });
