import { expect, it } from 'vitest';
import { shareableObjects } from './shareable.ts';

const request = { id: 'bud_1', tenantId: 'org_one', organizationIds: ['org_school'], by: 'per_1' };

it('tells directory whose an object is and whom it names', async () => {
  const told = await shareableObjects(
    ['bud_1', 'bud_none'],
    async (ids) => [request].filter(({ id }) => ids.includes(id)),
    ({ by }) => new Set([by]),
  );
  expect(told).toEqual([
    { id: 'bud_1', ownerId: 'org_one', organizationIds: ['org_school'], personIds: ['per_1'] },
  ]);
});

it('looks for 500 at once', async () => {
  const asked: number[] = [];
  await shareableObjects(
    Array.from({ length: 501 }, (_, at) => `bud_${at}`),
    async (ids) => {
      asked.push(ids.length);
      return [request];
    },
    () => [],
  );
  expect(asked).toEqual([500]);
});
