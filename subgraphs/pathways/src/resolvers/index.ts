import type { Resolvers } from '../__generated__/resolvers.ts';
import { LearningSession } from './LearningSession.ts';
import { composeSeries } from './Mutation/composeSeries.ts';
import { loadOfferingCatalogue } from './Mutation/loadOfferingCatalogue.ts';
import { provideSchedules } from './Mutation/provideSchedules.ts';
import { recordBudgetRequested } from './Mutation/recordBudgetRequested.ts';
import { recordFunding } from './Mutation/recordFunding.ts';
import { requestOffering } from './Mutation/requestOffering.ts';
import { tickDeliverable } from './Mutation/tickDeliverable.ts';
import { Offering } from './Offering.ts';
import { OfferingRequest } from './OfferingRequest.ts';
import { OfferingSeries } from './OfferingSeries.ts';
import { Organization } from './Organization.ts';
import { Person } from './Person.ts';
import { offering } from './Query/offering.ts';
import { offeringRequest } from './Query/offeringRequest.ts';
import { offeringRequests } from './Query/offeringRequests.ts';
import { offeringSeries } from './Query/offeringSeries.ts';
import { offeringSeriesList } from './Query/offeringSeriesList.ts';
import { offerings } from './Query/offerings.ts';
import { pathwaysShareable } from './Query/pathwaysShareable.ts';
import { searchPathways } from './Query/searchPathways.ts';

/** The map: which function resolves which field. */
export const resolvers: Resolvers = {
  Query: {
    offering,
    offeringRequest,
    offeringRequests,
    offeringSeries,
    offeringSeriesList,
    offerings,
    pathwaysShareable,
    searchPathways,
  },
  Mutation: {
    composeSeries,
    loadOfferingCatalogue,
    provideSchedules,
    recordBudgetRequested,
    recordFunding,
    requestOffering,
    tickDeliverable,
  },
  LearningSession,
  Offering,
  OfferingRequest,
  OfferingSeries,
  Organization,
  Person,
};
