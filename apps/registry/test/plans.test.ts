import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Finding } from '../src/domain/check.ts';
import { createPlanComparison } from '../src/out/gateway-proof.ts';
import { budgets, cohorts, createWorld, directory, planComparison } from './world.ts';

const told = (text: string, name: string) => ({
  hash: createHash('sha256').update(text).digest('hex'),
  name,
  text,
});

const use = ({ hash }: { hash: string }) => ({
  client: 'portal',
  operation: hash,
  calls: 4,
  errors: 0,
  lastSeenAgoMs: 0,
});

it('a check says where the gateway will ask one subgraph behind another, for what is run most', async () => {
  const world = await createWorld({ comparePlans: planComparison });
  const built = (fields: string) => ({ ...budgets(fields), revision: 1 });
  await world.publish({ ...directory('level: Int @authenticated'), revision: 1 }, built('cost: Int'), {
    ...cohorts(),
    revision: 1,
  });
  const costs = told('query Costs{person(id:""){cost}}', 'Costs');
  const names = told('query Names{person(id:""){name}}', 'Names');
  await world.tell({ id: 'a', lost: 0, operations: [costs, names], uses: [use(costs), use(names)] });

  // Cost is reckoned with the teams now, which cohorts knows: one subgraph more on the way.
  const needy = budgets('cost: Int @requires(fields: "teams") teams: [String!] @external');
  const answer = await world.post('/check', { subgraphs: [needy] });
  expect(answer.body.refusedWith).toBeNull();
  expect(
    (answer.body.findings as Finding[]).map(({ code, severity, message }) => [code, severity, message]),
  ).toEqual([
    [
      'PLAN_CHANGED',
      'WARNING',
      'Costs (portal; 4 calls) was answered by 2 fetches, 2 one behind the other and will be by 3 fetches, 3 one behind the other.',
    ],
  ]);
  await world.close();
});

it('a check is judged without plans where they cannot be compared, and says so', async () => {
  const faults: unknown[] = [];
  const world = await createWorld({
    comparePlans: createPlanComparison('/nowhere/prove.ts', (cause) => faults.push(cause)),
  });
  const costs = told('query Costs{person(id:""){cost}}', 'Costs');
  await world.publish({ ...directory(), revision: 1 }, { ...budgets('cost: Int'), revision: 1 });
  await world.tell({ id: 'a', lost: 0, operations: [costs], uses: [use(costs)] });
  const answer = await world.post('/check', { subgraphs: [budgets('cost: Int more: Int')] });
  expect(answer.body.refusedWith).toBeNull();
  const findings = answer.body.findings as Finding[];
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['PLANS_UNKNOWN', 'WARNING']]);
  expect(faults).toHaveLength(1);
  await world.close();
});
