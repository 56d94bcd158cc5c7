import { GraphQLError, parse, validate } from 'graphql';
import type { UsedOperation } from './documents.ts';
import type { Execution } from './execution/execute-operation.ts';

/** What has not been planned by then is planned when it is asked for. */
const WITHIN_MS = 10_000;

/**
 * Plans operations, so that the first who asks for one does not wait for its plan. No subgraph is asked. What is no longer
 * in the schema is left out.
 * @returns how many were planned.
 */
export async function warmUp(
  { schema, operations: prepared }: Execution,
  operations: readonly UsedOperation[],
): Promise<number> {
  const untilMs = performance.now() + WITHIN_MS;
  let planned = 0;
  for (const { text, operationName } of operations) {
    if (performance.now() > untilMs) break;
    // Others of this process are not held up by all of them at once.
    await new Promise(setImmediate);
    const document = parse(text, { noLocation: true });
    if (validate(schema, document).length > 0) continue;
    try {
      prepared.prepare(text, document, operationName ?? undefined);
      planned += 1;
    } catch (fault) {
      // What cannot be answered is said to whoever asks for it.
      if (!(fault instanceof GraphQLError)) throw fault;
    }
  }
  return planned;
}
