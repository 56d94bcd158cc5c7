import { type SharedType, sharedTypeFacts } from '@quad/kernel';
import type { GatewayClient } from '@quad/subgraph-kit';
import type { SharedObjects } from '../domain/ports.ts';
import type { ShareableObject } from '../domain/share.ts';

/** What an object names is asked again after this long. */
const KEPT_MS = 20_000;
const MOST_KEPT = 10_000;

/**
 * Asks the sides that hold objects what directory must know of them; none of it is stored.
 * @param ownFiles what directory holds itself.
 */
export function createSharedObjects(
  gateway: GatewayClient,
  newRequestId: () => string,
  ownFiles: (ids: readonly string[]) => Promise<readonly ShareableObject[]>,
): SharedObjects {
  const kept = new Map<string, { readonly object: ShareableObject; readonly untilMs: number }>();

  async function ask(type: SharedType, ids: readonly string[]): Promise<readonly ShareableObject[]> {
    const { side } = sharedTypeFacts(type);
    if (side === 'directory') return ownFiles(ids);
    const document = `query ShareableObjects($ids: [ID!]!) {
      told: ${side}Shareable(ids: $ids) { id ownerId organizationIds personIds }
    }`;
    const answer = await gateway.run<{ told: readonly ShareableObject[] | null }>(
      document,
      { ids },
      newRequestId(),
    );
    if (answer.told === null) throw new Error(`${side} does not say what may be shared.`);
    return answer.told;
  }

  return {
    async find(type, id) {
      const [found] = await ask(type, [id]);
      return found ?? null;
    },
    async named(type, ids) {
      const nowMs = performance.now();
      const known = ids.flatMap((id) => {
        const one = kept.get(id);
        return one === undefined || one.untilMs <= nowMs ? [] : [one.object];
      });
      const missing = ids.filter((id) => !known.some((object) => object.id === id));
      if (missing.length === 0) return known;
      const asked = await ask(type, missing);
      if (kept.size > MOST_KEPT) kept.clear();
      for (const object of asked) kept.set(object.id, { object, untilMs: nowMs + KEPT_MS });
      return [...known, ...asked];
    },
  };
}
