import { execute, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { differentialGraphs } from './differential-graphs.ts';
import { generatedOperation } from './generated-operations.ts';
import { type Answered, createTwoExecutors, type TwoExecutors } from './two-executors.ts';

const OPERATIONS = 40;
const seeds = Array.from({ length: OPERATIONS }, (_, seed) => seed);

/** Where an error is about no single entity, stock leaves the inside of its plan in the path. */
function withoutInside(errors: readonly string[]): readonly string[] {
  return errors.map((error) => error.replaceAll('.@', '').replace('._entities', '')).sort();
}

describe.each(differentialGraphs)('operations on $name', ({ subgraphs, truth }) => {
  let graph: TwoExecutors;
  beforeAll(async () => {
    graph = await createTwoExecutors(subgraphs);
  });

  /** What should be answered: by the facts of the graph, else by Apollo's own executor. */
  async function expected(query: string, variables: Readonly<Record<string, unknown>>): Promise<Answered> {
    const theirs = await graph.apollos(query, variables);
    if (truth === undefined) return { ...theirs, errors: withoutInside(theirs.errors) };
    const answer = await execute({
      schema: graph.schema,
      document: parse(query),
      rootValue: truth,
      variableValues: variables,
    });
    if (answer.errors !== undefined) throw answer.errors[0];
    return { ...theirs, data: JSON.parse(JSON.stringify(answer.data)) };
  }

  it.each(seeds)('are answered right, with no more requests than Apollo makes (%i)', async (seed) => {
    const { query, variables } = generatedOperation(graph.schema, seed);
    const right = await expected(query, variables);
    const ours = await graph.ours(query, variables);
    expect(ours.data, query).toEqual(right.data);
    expect(ours.errors, query).toEqual(right.errors);
    // Beside another error, stock does not say what is broken.
    if (right.errors.length === 0) expect(ours.broken, query).toEqual(right.broken);
    expect(ours.subgraphRequests).toBeLessThanOrEqual(right.subgraphRequests);
  });
});

it('joins fetches that ask the same at the same time', async () => {
  const [shop] = differentialGraphs;
  if (shop === undefined) throw new Error('There is no graph.');
  const graph = await createTwoExecutors(shop.subgraphs);
  const query = `{
    users { reviews { good { name isThere costs reviews { good { name isThere costs } } } } }
  }`;
  const [ours, theirs] = [await graph.ours(query), await graph.apollos(query)];
  expect(ours.data).toEqual(theirs.data);
  expect([ours.subgraphRequests, theirs.subgraphRequests]).toEqual([5, 8]);
});
