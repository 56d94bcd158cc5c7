import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './world.ts';

let world: World;
let ada: Record<string, string>;
let priya: Record<string, string>;
let vendor: Record<string, string>;
beforeAll(async () => {
  world = await createWorld();
  ada = { authorization: `Bearer ${await world.tokenOf({ sub: 'ada', kind: 'person' })}` };
  priya = { authorization: `Bearer ${await world.tokenOf({ sub: 'priya', kind: 'person' })}` };
  vendor = {
    authorization: `Bearer ${await world.tokenOf({ sub: 'sis', kind: 'vendor', organization: 'org_1' })}`,
  };
});
afterAll(() => world.close());
const change = () => world.ask('mutation { rename(id: "per_1", to: "B") { id } }', ada);
beforeEach(async () => {
  await change();
  await Promise.all([ada, priya, vendor].map((who) => world.ask('{ person(id: "x") { id } }', who)));
});

/** How often directory is asked by some requests, one after the other, beside who they are. */
async function askedBy(...asks: readonly (() => Promise<unknown>)[]): Promise<number> {
  const asked = () => world.directory.seen.filter(({ query }) => !/principalFor/i.test(query)).length;
  const before = asked();
  for (const ask of asks) await ask();
  return asked() - before;
}

describe('an answer is kept', () => {
  it('for everyone when all of its fields are public, and says its cost', async () => {
    const ask = (who: Record<string, string>) => () => world.ask('{ motto }', who);
    expect(await askedBy(ask(ada), ask(ada), ask(priya), ask({}))).toBe(1);
    const kept = await world.ask('{ motto }', ada);
    expect(kept.data).toEqual({ motto: 'Learn together' });
    expect(kept.extensions?.cost).toMatchObject({ estimated: 0, actual: 0 });
    expect(kept.headers['x-request-id']).toBeDefined();
  });

  it('for its principal alone when one of its fields is private', async () => {
    const kindOf = async (who: Record<string, string>) => {
      const { data } = await world.ask('{ motto mine { kind } }', who);
      const { mine } = data as unknown as { mine: { kind: string } };
      return (JSON.parse(mine.kind) as { personId?: string } | null)?.personId ?? 'nobody';
    };
    expect(
      await askedBy(
        () => kindOf(ada),
        () => kindOf(ada),
      ),
    ).toBe(1);
    expect(await kindOf(priya)).toBe('per_3');
    expect(await kindOf({})).toBe('nobody');
    expect(await kindOf(ada)).toBe('per_1');
  });

  it('apart for each contract and for each set of variables', async () => {
    expect(
      await askedBy(
        () => world.ask('{ motto }', ada),
        () => world.ask('{ motto }', vendor),
      ),
    ).toBe(2);
    const skip = (isSkipped: boolean) => async () =>
      world.gateway.publicApp.inject({
        method: 'POST',
        url: '/graphql',
        headers: ada,
        payload: {
          query: 'query Q($no: Boolean!) { motto again: motto @skip(if: $no) }',
          variables: { no: isSkipped },
        },
      });
    expect(await askedBy(skip(true), skip(false), skip(true), skip(false))).toBe(2);
  });

  it('until anything is changed', async () => {
    const ask = () => world.ask('{ motto }', ada);
    await ask();
    await world.ask('mutation { rename(id: "per_1", to: "C") { id } }', priya);
    expect(await askedBy(ask)).toBe(1);
  });
});

describe('an answer is not kept', () => {
  it.each([
    ['when one of its fields says nothing', '{ motto mine { kind secret } }'],
    ['when none does', '{ viewerKind }'],
    ['when it has errors', '{ motto failing }'],
    ['when it changes something', 'mutation { rename(id: "per_1", to: "B") { id } }'],
  ])('%s', async (_what, query) => {
    expect(
      await askedBy(
        () => world.ask(query, ada),
        () => world.ask(query, ada),
      ),
    ).toBeGreaterThanOrEqual(2);
  });

  it('where it is switched off', async () => {
    const off = await createWorld({ keepsAnswers: false });
    try {
      const before = off.directory.seen.length;
      await off.ask('{ motto }');
      await off.ask('{ motto }');
      expect(off.directory.seen.length - before).toBe(2);
    } finally {
      await off.close();
    }
  });
});
