import { createDemoDistrict } from '@quad/demo-district';
import type { CliEnv } from '../env.ts';
import type { GraphClient } from '../graph/client.ts';
import { productNow } from '../start/product-clock.ts';
import { loadBudgetRequests } from './load-budget-requests.ts';
import { loadOfferingRequests } from './load-offering-requests.ts';
import { loadPartners } from './load-partners.ts';
import { type DemoPeople, loadPeople } from './load-people.ts';
import { loadPrograms } from './load-programs.ts';
import { loadRoster } from './load-roster.ts';
import { createDemoSignIns, type DemoSignIn } from './sign-ins.ts';

/** The demo is the same on every machine. */
const SEED = 'lakeside';

/**
 * Puts the demo district into the running product by its own import and mutations, as people and
 * the operator would. Every step carries a `clientMutationId` of its own, so that it can be repeated.
 */
export async function loadDemo(
  graph: GraphClient,
  env: CliEnv,
  say: (sentence: string) => void,
): Promise<readonly DemoSignIn[]> {
  const today = productNow(env.QUAD_DATA).toZonedDateTimeISO('UTC').toPlainDate().toString();
  const demo = createDemoDistrict(SEED, today);

  say(`Loading the demo district ${demo.name}`);
  const districtId = await loadRoster(graph, demo, say);
  const partners = await loadPartners(graph, demo.partnerOrganizations);
  const people: DemoPeople = new Map([
    ...(await loadPeople(graph, districtId, demo.districtPeople)),
    ...partners.people,
  ]);
  const signIns = await createDemoSignIns(graph, districtId, idsOfDistrict(people, districtId));

  say('Loading programs and offerings');
  await loadPrograms(graph, env, { programs: demo.programs, signUps: demo.signUps, partners, people });
  await loadOfferingRequests(graph, env, { requests: demo.offeringRequests, people });
  say('Loading budget requests');
  await loadBudgetRequests(graph, env, { requests: demo.budgetRequests, people });

  say(`Loading the neighbor ${demo.neighbor.name}`);
  const neighborId = await loadRoster(graph, demo.neighbor, say);
  const neighbors = await loadPeople(graph, neighborId, demo.neighbor.districtPeople);
  await createDemoSignIns(graph, neighborId, idsOfDistrict(neighbors, neighborId));
  return signIns;
}

function idsOfDistrict(people: DemoPeople, districtId: string): readonly string[] {
  return [...people.values()]
    .filter(({ tenantId }) => tenantId === districtId)
    .map(({ personId }) => personId);
}
