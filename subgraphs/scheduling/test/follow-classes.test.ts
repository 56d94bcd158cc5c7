import { GatewayCallFailed } from '@quad/subgraph-kit';
import { personWith, service } from '@quad/test-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSectionProjection, ProjectionMoved } from '../src/data/projections/section-projection.ts';
import { changeOf, sectionWith } from './sections.ts';
import { createWorld, feedOf, type World } from './world.ts';

const superintendent = personWith('SUPERINTENDENT', { tenantId: 'org_lake' });
const algebra = sectionWith({ classId: 'cls_1', title: 'Algebra', studentCount: 24 });
const biology = sectionWith({ classId: 'cls_2', title: 'Biology', periods: ['2'], studentCount: 20 });
const chorus = sectionWith({ classId: 'cls_3', title: 'Chorus', periods: ['3'], studentCount: 30 });

async function titles(world: World): Promise<string[]> {
  const answer = await world.ask<{ _entities: { sections: { edges: { node: { title: string } }[] } }[] }>(
    `{ _entities(representations: [{ __typename: "Organization", id: "org_high" }]) {
      ... on Organization { sections(first: 500) { edges { node { title } } } } } }`,
    {},
    superintendent,
  );
  return answer.data?._entities[0]?.sections.edges.map(({ node }) => node.title) ?? [];
}

async function sectionCountOf(world: World, personId: string): Promise<number> {
  const answer = await world.ask<{ _entities: { teachingLoad: { sectionCount: number }[] }[] }>(
    `query ($is: [_Any!]!) { _entities(representations: $is) {
      ... on Person { teachingLoad(termId: "ses_fall") { sectionCount } } } }`,
    { is: [{ __typename: 'Person', id: personId }] },
    superintendent,
  );
  return answer.data?._entities[0]?.teachingLoad[0]?.sectionCount ?? 0;
}

describe('the projection of sections', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(async () => world.close());

  it('holds every class of the feed, over its pages', async () => {
    const changes = [changeOf(chorus, 1), changeOf(algebra, 2), changeOf(biology, 3)];
    world.gateway.answer(feedOf(changes, 2));
    await world.catchUp();
    expect(await titles(world)).toEqual(['Algebra', 'Biology', 'Chorus']);
  });

  it('drops a class that is deleted and follows one that changes', async () => {
    world.gateway.answer(feedOf([changeOf(algebra, 1), changeOf(biology, 2)]));
    await world.catchUp();
    const renamed = { ...biology, title: 'Zoology' };
    world.gateway.answer(feedOf([changeOf(algebra, 3, 'DELETE'), changeOf(renamed, 4)]));
    await world.catchUp();
    expect(await titles(world)).toEqual(['Zoology']);
  });

  it('moves the load with the teacher', async () => {
    world.gateway.answer(feedOf([changeOf(algebra, 1), changeOf(biology, 2)]));
    await world.catchUp();
    expect(await sectionCountOf(world, 'per_ada')).toBe(2);
    world.gateway.answer(feedOf([changeOf({ ...biology, teacherIds: ['per_bo'] }, 3)]));
    await world.catchUp();
    expect([await sectionCountOf(world, 'per_ada'), await sectionCountOf(world, 'per_bo')]).toEqual([1, 1]);
  });

  it('goes on after a restart in the midst of the feed and repeats nothing', async () => {
    const feed = feedOf([changeOf(algebra, 1), changeOf(biology, 2), changeOf(chorus, 3)], 1);
    world.gateway.answer((call) => {
      if (call.variables.after === '2') throw new GatewayCallFailed('The gateway could not be reached.');
      return feed(call);
    });
    const first = world.follow();
    await vi.waitFor(() =>
      expect(world.gateway.calls.some((call) => call.variables.after === '2')).toBe(true),
    );
    await first.stop();
    expect(await titles(world)).toEqual(['Algebra', 'Biology']);

    const before = world.gateway.calls.length;
    world.gateway.answer(feed);
    await world.catchUp();
    expect(world.gateway.calls[before]?.variables.after).toBe('2');
    const asked = world.gateway.calls.slice(before).filter((call) => call.document !== '');
    expect(asked.filter((call) => call.variables.after === '1' || call.variables.after === null)).toEqual([]);
    expect(await titles(world)).toEqual(['Algebra', 'Biology', 'Chorus']);
  });

  it('refuses a page that begins where it no longer stands, and writes nothing of it', async () => {
    world.gateway.answer(feedOf([changeOf(algebra, 1)]));
    await world.catchUp();
    const projection = createSectionProjection(world.deps.connection);
    const session = await world.deps.connection.startSession();
    const late = session.withTransaction(() => projection.apply([changeOf(biology, 2)], null, session));
    await expect(late).rejects.toThrow(ProjectionMoved);
    await session.endSession();
    expect(await titles(world)).toEqual(['Algebra']);
  });

  it('says how far it is, in /readyz, in /status and in the graph', async () => {
    const asOf = '{ sectionsAsOf { changeVersion lagMs caughtUpAt } }';
    const fresh = await world.ask(asOf, {}, service('budgets'));
    expect(fresh.data).toEqual({ sectionsAsOf: { changeVersion: 0, lagMs: null, caughtUpAt: null } });
    world.gateway.answer(feedOf([changeOf(algebra, 7)]));
    await world.catchUp();
    for (const url of ['/readyz', '/status']) {
      const { projections } = (await world.request({ method: 'GET', url })).json();
      expect(projections).toEqual([
        { name: 'sections', changeVersion: 7, lagMs: expect.any(Number), caughtUpAt: expect.any(String) },
      ]);
    }
    const said = await world.ask(asOf, {}, superintendent);
    expect(said.data).toEqual({
      sectionsAsOf: { changeVersion: 7, lagMs: expect.any(Number), caughtUpAt: expect.any(String) },
    });
    expect((await world.ask(asOf, {})).data).toEqual({ sectionsAsOf: null });
  });
});
