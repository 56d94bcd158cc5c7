import { keptModels } from '@quad/subgraph-kit';
import { operator, personWith } from '@quad/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sectionWith } from './sections.ts';
import { createWorldWith, type World } from './world.ts';

const rebuild = /* GraphQL */ `
  mutation ($clientMutationId: String!) {
    rebuildSectionProjection(input: { clientMutationId: $clientMutationId }) {
      __typename
      ... on SectionProjectionRebuilt { droppedSectionCount }
      ... on NotPermitted { action }
      ... on InvalidInput { path }
    }
  }
`;
const section = '{ section(id: "sec_1") { id title } }';
const dataLead = personWith('DATA_LEAD', { tenantId: 'org_lake' });

describe('rebuilding the projection of sections', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorldWith([sectionWith({ classId: 'cls_1' }), sectionWith({ classId: 'cls_2' })]);
  });
  afterEach(async () => world.close());
  const auditRows = () => keptModels(world.deps.connection).AuditRow.find().lean();

  it('drops all sections, is audited, and fills again with the same ids', async () => {
    const before = await world.ask(section, {}, dataLead);
    const answer = await world.ask(rebuild, { clientMutationId: 'once' }, operator);
    expect(answer.data).toEqual({
      rebuildSectionProjection: { __typename: 'SectionProjectionRebuilt', droppedSectionCount: 2 },
    });
    expect((await world.ask(section, {}, dataLead)).data).toEqual({ section: null });
    expect(await auditRows()).toMatchObject([
      { who: 'operator', action: 'rebuildSectionProjection', before: { sectionCount: 2 } },
    ]);
    await world.catchUp();
    expect(before.data).not.toEqual({ section: null });
    expect((await world.ask(section, {}, dataLead)).data).toEqual(before.data);
  });

  it('acts once for one clientMutationId and answers the same again', async () => {
    const first = await world.ask(rebuild, { clientMutationId: 'once' }, operator);
    await world.catchUp();
    const second = await world.ask(rebuild, { clientMutationId: 'once' }, operator);
    expect(second.data).toEqual(first.data);
    expect((await world.ask(section, {}, dataLead)).data).not.toEqual({ section: null });
    expect(await auditRows()).toHaveLength(1);
  });

  it('is refused to others and drops nothing', async () => {
    const answer = await world.ask(rebuild, { clientMutationId: 'mine' }, dataLead);
    expect(answer.data).toEqual({
      rebuildSectionProjection: { __typename: 'NotPermitted', action: 'OPERATE_PLATFORM' },
    });
    expect((await world.ask(section, {}, dataLead)).data).not.toEqual({ section: null });
    expect(await auditRows()).toEqual([]);
  });

  it('wants an id of the call', async () => {
    const answer = await world.ask(rebuild, { clientMutationId: ' ' }, operator);
    expect(answer.data).toEqual({
      rebuildSectionProjection: { __typename: 'InvalidInput', path: ['input', 'clientMutationId'] },
    });
  });
});
