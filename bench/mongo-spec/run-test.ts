import type { MongoClient } from 'mongodb';
import { checkOutcome, load } from './collection-data.ts';
import type { Departure } from './driver-departures.ts';
import { Entities } from './entities.ts';
import { checkEvents } from './expected-events.ts';
import { isRefusal, type ServerError } from './refusals.ts';
import { runOperation } from './run-operation.ts';
import type { SpecFile, SpecTest } from './spec.ts';

export interface TestRun {
  /** Undefined when it passed. */
  readonly fault: string | undefined;
  /** Where the server said that it does not have what was asked. */
  readonly refusals: readonly ServerError[];
  /** Where the driver does not do what the specification says. */
  readonly departures: readonly Departure[];
}

/** The server, and a client of the runner's own that no test watches. */
export interface Server {
  readonly uri: string;
  readonly own: MongoClient;
}

/** Runs one test in a world of its own: fresh clients, and collections as its file says. */
export async function runTest(file: SpecFile, test: SpecTest, server: Server): Promise<TestRun> {
  const entities = new Entities(server.uri);
  let fault: string | undefined;
  try {
    await load(server.own, file.initialData ?? []);
    await entities.create(file.createEntities ?? []);
    for (const operation of test.operations) await runOperation(operation, entities, server.own);
    for (const expected of test.expectEvents ?? []) checkEvents(expected, entities);
    await checkOutcome(server.own, test.outcome ?? []);
  } catch (error) {
    fault = error instanceof Error ? error.message : String(error);
  } finally {
    await entities.close();
  }
  const errors = [...entities.clients()].flatMap((client) => client.errors);
  return { fault, refusals: errors.filter(isRefusal), departures: [...entities.departures] };
}
