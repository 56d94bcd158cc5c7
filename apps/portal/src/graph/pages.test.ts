import { expect, it } from 'vitest';
import { allNodes } from './pages.ts';

const page = (nodes: readonly number[], endCursor: string | null) => ({
  edges: nodes.map((node) => ({ node })),
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});

it('reads page after page to the end', async () => {
  const asked: (string | null)[] = [];
  const all = await allNodes(async (after) => {
    asked.push(after);
    return after === null ? page([1, 2], 'b') : page([3], null);
  });
  expect(all).toEqual([1, 2, 3]);
  expect(asked).toEqual([null, 'b']);
});

it('has nothing rather than a part when a page does not come', async () => {
  expect(await allNodes(async (after) => (after === null ? page([1, 2], 'b') : null))).toBeNull();
});
