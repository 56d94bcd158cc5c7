import { ClientSession, Collection, Db, type Document, MongoClient } from 'mongodb';
import { refuseWriteConcern } from './driver-departures.ts';
import type { Entities } from './entities.ts';
import { checkError } from './expected-error.ts';
import { match } from './match.ts';
import type { Act } from './operations/act.ts';
import { CLIENT_ACTS } from './operations/client.ts';
import { COLLECTION_ACTS } from './operations/collection.ts';
import { DATABASE_ACTS } from './operations/database.ts';
import { SESSION_ACTS } from './operations/session.ts';
import { RUNNER_ACTS } from './operations/test-runner.ts';
import { readOptions } from './read-options.ts';
import { Mismatch, type Operation } from './spec.ts';

function act<T>(acts: Readonly<Record<string, Act<T>>>, { name, object }: Operation): Act<T> {
  const found = acts[name];
  if (found === undefined)
    throw new Error(`The runner does not know the operation '${name}' of '${object}'.`);
  return found;
}

/** The arguments with the session and the driver's own words in the place of names. */
function argumentsOf(operation: Operation, entities: Entities): Document {
  const args = readOptions(operation.arguments);
  return args.session === undefined ? args : { ...args, session: entities.session(args.session) };
}

async function perform(operation: Operation, entities: Entities, own: MongoClient): Promise<unknown> {
  const args = argumentsOf(operation, entities);
  refuseWriteConcern(args, entities.note);
  const nested = async (operations: readonly Operation[]): Promise<void> => {
    for (const inner of operations) await runOperation(inner, entities, own, true);
  };
  if (operation.object === 'testRunner') return act(RUNNER_ACTS, operation)(own, args, entities, nested);
  const target = entities.any(operation.object);
  if (target instanceof Collection) return act(COLLECTION_ACTS, operation)(target, args, entities, nested);
  if (target instanceof Db) return act(DATABASE_ACTS, operation)(target, args, entities, nested);
  if (target instanceof MongoClient) return act(CLIENT_ACTS, operation)(target, args, entities, nested);
  if (target instanceof ClientSession) return act(SESSION_ACTS, operation)(target, args, entities, nested);
  throw new Error(`The test names the object '${operation.object}', which it did not create.`);
}

/**
 * Runs one operation and holds its outcome against what is expected.
 * @param isNested in a callback, an expected error is checked and then goes on, as it would in an application.
 */
export async function runOperation(
  operation: Operation,
  entities: Entities,
  own: MongoClient,
  isNested = false,
): Promise<void> {
  let result: unknown;
  try {
    result = await perform(operation, entities, own);
  } catch (error) {
    if (operation.ignoreResultAndError === true && !(error instanceof Mismatch)) return;
    if (operation.expectError === undefined || error instanceof Mismatch) throw error;
    checkError(operation.expectError, error, entities, operation.name);
    if (isNested) throw error;
    return;
  }
  if (operation.expectError !== undefined) throw new Mismatch(`${operation.name} was expected to fail`);
  if (operation.saveResultAsEntity !== undefined) entities.save(operation.saveResultAsEntity, result);
  if (operation.ignoreResultAndError === true || !('expectResult' in operation)) return;
  match(operation.expectResult, result ?? null, entities, `${operation.name} gave`);
}
