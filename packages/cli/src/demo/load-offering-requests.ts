import type { DemoOfferingRequest } from '@quad/demo-district';
import type { CliEnv } from '../env.ts';
import { CommandFailed, type GraphClient } from '../graph/client.ts';
import { expectMember } from '../graph/unions.ts';
import { asPeople } from './as-person.ts';
import { type DemoPeople, organizationsBySourcedId } from './load-people.ts';

interface CatalogueLoaded {
  readonly __typename: 'OfferingCatalogueLoaded';
  readonly offerings: readonly { readonly id: string; readonly number: number }[];
}

const LOAD_CATALOGUE = /* GraphQL */ `
  mutation CliLoadOfferingCatalogue {
    loadOfferingCatalogue(input: { catalogue: STRATEGIC_SCHEDULING }) {
      __typename
      ... on OfferingCatalogueLoaded { offerings { id number } }
      ... on UserError { message }
    }
  }
`;

const REQUEST_OFFERING = /* GraphQL */ `
  mutation CliRequestOffering($input: RequestOfferingInput!) {
    requestOffering(input: $input) {
      __typename
      ... on UserError { message }
    }
  }
`;

/** Loads the catalogue and requests offerings, each as the person who wants it. */
export async function loadOfferingRequests(
  operator: GraphClient,
  env: CliEnv,
  demo: { readonly requests: readonly DemoOfferingRequest[]; readonly people: DemoPeople },
): Promise<void> {
  const { loadOfferingCatalogue } = await operator.run<{ loadOfferingCatalogue: CatalogueLoaded }>(
    LOAD_CATALOGUE,
  );
  const { offerings } = expectMember<CatalogueLoaded>(loadOfferingCatalogue, 'OfferingCatalogueLoaded');
  const organizations = await organizationsBySourcedId(operator);
  const as = asPeople(operator, env, demo.people);
  for (const request of demo.requests) {
    const offering = offerings.find(({ number }) => number === request.offeringNumber);
    if (offering === undefined)
      throw new CommandFailed(`The catalogue has no offering ${request.offeringNumber}.`, 2);
    const { method, participants, preferredStartsOn, note } = request;
    const { requestOffering } = await (await as.graphOf(request.requestedByKey)).run<{
      requestOffering: { readonly __typename: 'OfferingRequested' };
    }>(REQUEST_OFFERING, {
      input: {
        clientMutationId: `demo-offering-request-${request.key}`,
        offeringId: offering.id,
        departmentId: organizations.get(request.departmentSourcedId) ?? null,
        schoolId:
          request.schoolSourcedId === null ? null : (organizations.get(request.schoolSourcedId) ?? null),
        method,
        participants,
        preferredStartsOn,
        note,
      },
    });
    expectMember(requestOffering, 'OfferingRequested');
  }
}
