import { operator } from '@quad/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createWorld,
  DISTRICT,
  draftOf,
  facilitator,
  foreigner,
  inDistrict,
  loadedEdition,
  otherFacilitator,
  publishedEdition,
  signedUp,
  teacher,
  type World,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const COUNT =
  'query ($id: ID!) { programEdition(id: $id) { signUpCount isFull signUps(first: 100) { edges { node { person { id } } } } } }';

describe('signUp', () => {
  it('gives the last place to exactly one of fifty who ask at once', async () => {
    const { id } = await publishedEdition(world, { capacity: 1 });
    const people = Array.from({ length: 50 }, (_none, index) => inDistrict('TEACHER', `per_${index}`));
    const outcomes = await Promise.all(
      people.map((person) =>
        world.act(
          'signUp',
          { clientMutationId: 'once', editionId: id },
          person,
          '... on EditionFull { capacity }',
        ),
      ),
    );
    const tally = Map.groupBy(outcomes, (outcome) => outcome.__typename);
    expect(tally.get('SignedUp')).toHaveLength(1);
    expect(tally.get('EditionFull')).toHaveLength(49);
    expect(tally.get('EditionFull')?.[0]).toMatchObject({ capacity: 1 });
    const { programEdition } = await world.ask<{ programEdition: { signUps: { edges: unknown[] } } }>(
      COUNT,
      { id },
      facilitator,
    );
    expect(programEdition).toMatchObject({ signUpCount: 1, isFull: true });
    expect(programEdition.signUps.edges).toHaveLength(1);
  }, 60_000);

  it('answers a repeated act with the same place, and another act that there is one', async () => {
    const { id } = await publishedEdition(world);
    const signUpId = await signedUp(world, id, teacher);
    expect(await signedUp(world, id, teacher)).toBe(signUpId);
    const again = { clientMutationId: 'another', editionId: id };
    expect(await world.act('signUp', again, teacher, '... on AlreadySignedUp { signUpId }')).toMatchObject({
      __typename: 'AlreadySignedUp',
      signUpId,
    });
  });

  it('does not mistake one person’s act for another’s with the same client id', async () => {
    const { id } = await publishedEdition(world);
    const mine = await signedUp(world, id, teacher);
    expect(await signedUp(world, id, inDistrict('COACH', 'per_coach'))).not.toBe(mine);
  });

  it('takes no place in an edition that is past or closed, nor in a hidden draft', async () => {
    const past = await loadedEdition(world);
    const input = { clientMutationId: 'x', editionId: past.id };
    expect(await world.act('signUp', input, teacher, '... on EditionNotOpen { status }')).toMatchObject({
      __typename: 'EditionNotOpen',
      status: 'PAST',
    });
    const draft = await draftOf(world);
    expect(await world.act('signUp', { ...input, editionId: draft.id }, teacher)).toMatchObject({
      __typename: 'NotFound',
    });
    const live = await publishedEdition(world, { academicYearStart: 2027 });
    world.subgraph.clock.set('2028-06-01T04:00:00Z');
    expect(await world.act('signUp', { ...input, editionId: live.id }, teacher)).toMatchObject({
      __typename: 'EditionNotOpen',
    });
  });

  it('is refused to roles without SIGN_UP_FOR_PROGRAM, and for others than oneself', async () => {
    const { id } = await publishedEdition(world);
    const input = { clientMutationId: 'x', editionId: id };
    for (const role of ['STUDENT', 'GUARDIAN', 'BUDGET_OFFICER', 'COHORT_FACILITATOR'] as const) {
      expect(await world.act('signUp', input, inDistrict(role, 'per_x'))).toMatchObject({
        __typename: 'NotPermitted',
      });
    }
    const person = { personId: 'per_you', tenantId: DISTRICT, organizationIds: [] };
    expect(await world.act('signUp', { ...input, person }, teacher)).toMatchObject({
      __typename: 'NotPermitted',
    });
    expect(await world.act('signUp', { ...input, person }, operator)).toMatchObject({
      __typename: 'SignedUp',
    });
    expect(await world.act('signUp', input, operator)).toMatchObject({ __typename: 'InvalidInput' });
  });
});

describe('cancelSignUp', () => {
  it('gives the place back once, for someone else to take', async () => {
    const { id } = await publishedEdition(world, { capacity: 1 });
    const signUpId = await signedUp(world, id, teacher);
    const selection = '... on SignUpCancelled { signUp { state } }';
    for (let times = 0; times < 2; times += 1) {
      expect(await world.act('cancelSignUp', { signUpId }, teacher, selection)).toMatchObject({
        __typename: 'SignUpCancelled',
        signUp: { state: 'CANCELLED' },
      });
    }
    await signedUp(world, id, inDistrict('COACH', 'per_coach'));
    expect(await world.ask(COUNT, { id }, facilitator)).toMatchObject({ programEdition: { signUpCount: 1 } });
  });

  it('keeps the one row of a person who comes back', async () => {
    const { id } = await publishedEdition(world);
    const signUpId = await signedUp(world, id, teacher);
    await world.act('cancelSignUp', { signUpId }, teacher);
    const input = { clientMutationId: 'back', editionId: id };
    expect(
      await world.act('signUp', input, teacher, '... on SignedUp { signUp { id state } }'),
    ).toMatchObject({
      signUp: { id: signUpId, state: 'ACTIVE' },
    });
  });

  it('is refused to who only sees the place, and hidden from who does not', async () => {
    const { id } = await publishedEdition(world);
    const signUpId = await signedUp(world, id, teacher);
    const principal = inDistrict('PRINCIPAL', 'per_principal');
    expect(await world.act('cancelSignUp', { signUpId }, principal)).toMatchObject({
      __typename: 'NotPermitted',
    });
    expect(await world.act('cancelSignUp', { signUpId }, foreigner)).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await world.act('cancelSignUp', { signUpId }, otherFacilitator)).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await world.act('cancelSignUp', { signUpId }, facilitator)).toMatchObject({
      __typename: 'SignUpCancelled',
    });
  });
});

describe('who sees a sign-up', () => {
  const PROGRAMS = `query ($of: [_Any!]!) {
    _entities(representations: $of) { ... on Person { id programs { edition { label } person { id } state } } }
  }`;
  const of = [{ __typename: 'Person', id: 'per_teacher' }];
  const place = { edition: { label: '2026–27' }, person: { id: 'per_teacher' }, state: 'ACTIVE' };
  const programsAs = async (as?: Parameters<World['ask']>[2]) => {
    const data = await world.ask<{ _entities: { programs: unknown }[] }>(PROGRAMS, { of }, as);
    return data._entities[0]?.programs;
  };

  it('is the person, who may read the staff there, and who manages the program', async () => {
    const { id } = await publishedEdition(world);
    await signedUp(world, id, teacher);
    expect(await programsAs(teacher)).toEqual([place]);
    expect(await programsAs(inDistrict('PRINCIPAL', 'per_principal'))).toEqual([place]);
    expect(await programsAs(inDistrict('COACH', 'per_coach'))).toEqual([place]);
    expect(await programsAs(facilitator)).toEqual([place]);
    expect(await programsAs(operator)).toEqual([place]);
  });

  it('is nobody else', async () => {
    const { id } = await publishedEdition(world);
    await signedUp(world, id, teacher);
    expect(await programsAs(inDistrict('COACH', 'per_coach', 'org_other_school'))).toEqual([]);
    expect(await programsAs(foreigner)).toEqual([]);
    expect(await programsAs(otherFacilitator)).toEqual([]);
    expect(await programsAs(inDistrict('STUDENT', 'per_student'))).toBeNull();
    expect(await programsAs()).toBeNull();
    for (const as of [teacher, inDistrict('PRINCIPAL', 'per_principal'), otherFacilitator, undefined]) {
      expect(await world.ask(COUNT, { id }, as)).toEqual({
        programEdition: { signUpCount: null, isFull: false, signUps: null },
      });
    }
  });

  it('is shown one’s own place in an edition', async () => {
    const { id } = await publishedEdition(world);
    const signUpId = await signedUp(world, id, teacher);
    const MINE = 'query { currentEditions(first: 5) { edges { node { id mySignUp { id } } } } }';
    const mine = (placeId: string | null) => ({
      currentEditions: { edges: [{ node: { id, mySignUp: placeId === null ? null : { id: placeId } } }] },
    });
    expect(await world.ask(MINE, {}, teacher)).toEqual(mine(signUpId));
    expect(await world.ask(MINE, {}, facilitator)).toEqual(mine(null));
  });
});
