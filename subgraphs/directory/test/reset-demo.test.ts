import { operator, service } from '@quad/test-kit';
import { describe, expect, it } from 'vitest';
import { madeRoster } from './made-roster.ts';
import { createWorld } from './world.ts';

describe('resetDemo', () => {
  it('removes the district, tells the feed that its classes are gone, and frees its name', async () => {
    const other = await createWorld();
    try {
      const job = await other.importBytes(await madeRoster(), {
        districtName: 'Short Unified',
        isDemo: true,
      });
      const answer = await other.ask<{ resetDemo: { __typename: string } }>(
        'mutation ($input: ResetDemoInput!) { resetDemo(input: $input) { __typename } }',
        { input: { districtId: job.district?.id } },
        operator,
      );
      expect(answer.data?.resetDemo.__typename).toBe('DemoReset');
      const changes = await other.ask<{ classChanges: { edges: { op: string }[] } }>(
        '{ classChanges(first: 10) { edges { op changeVersion } } }',
        {},
        service('scheduling'),
      );
      expect(changes.data?.classChanges.edges.map((edge) => edge.op)).toEqual(['DELETE', 'DELETE']);
      const again = await other.importBytes(await madeRoster(), {
        districtName: 'Short Unified',
        isDemo: true,
      });
      expect(again.state).toBe('COMPLETED');
      expect(again.district?.id).not.toBe(job.district?.id);
    } finally {
      await other.close();
    }
  });
});
