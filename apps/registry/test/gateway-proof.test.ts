import { fileURLToPath } from 'node:url';
import { composeSupergraph } from '@quad/composition';
import { describe, expect, it } from 'vitest';
import { createGatewayProof } from '../src/out/gateway-proof.ts';
import { budgets, createWorld, directory, gatewayProof } from './world.ts';

describe('the proof by the real gateway', () => {
  it('passes what composes and runs', async () => {
    expect(await gatewayProof.refusals(composeSupergraph([directory(), budgets()]))).toEqual([]);
  });

  it('refuses what composes and does not run, and the publish with it', async () => {
    // Composition takes it; the lint is passed by, so that the gateway itself must say it.
    const { name, sdl } = directory('room: Room');
    const room =
      'type Room @key(fields: "id") { id: ID! of(name: String @federation__fromContext(field: "$p { name }")): Int }';
    const taking = sdl.replace('type Person', 'type Person @federation__context(name: "p")');
    const passing = composeSupergraph([{ name, sdl: `${taking} ${room}` }, budgets()]);
    expect(await gatewayProof.refusals(passing)).toEqual([expect.stringContaining('context')]);
    const world = await createWorld({ runtime: { refusals: () => gatewayProof.refusals(passing) } });
    const answer = await world.publish({ ...directory(), revision: 1 });
    expect([answer.status, answer.body.code]).toEqual([422, 'RUNTIME_REFUSES']);
    expect((await world.get('/history/production')).status).toBe(404);
    await world.close();
  });

  it('is no proof when the program gives no answer: nothing is published', async () => {
    const nothing = createGatewayProof(fileURLToPath(new URL('nowhere.ts', import.meta.url)));
    await expect(nothing.refusals('type Query { a: Int }')).rejects.toThrow('gave no answer');
    const world = await createWorld({ runtime: nothing });
    const answer = await world.publish({ ...directory(), revision: 1 });
    expect([answer.status, answer.body.code]).toEqual([500, 'INTERNAL_SERVER_ERROR']);
    expect(answer.text).not.toContain('nowhere');
    await world.close();
  });
});
