import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { type SpawnedMongo, spawnEmbeddedMongo } from '../../src/index.ts';
import { Actor } from './actor.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { RetryingActor } from './retrying-actor.ts';
import { prepareRows } from './rows.ts';
import { rowsKind } from './rows-actor.ts';
import { sideKind } from './side-actor.ts';
import { accountFaults, prepareAccounts, transfersKind } from './transfers-actor.ts';
import { walkFolder } from './walk.ts';

export type KillLoop = {
  readonly kills: number;
  readonly acknowledged: number;
  /** Operations that had no answer when the process was killed. */
  readonly inFlight: number;
  /** Numbered writes that were sent again after the restart. */
  readonly resent: number;
  readonly faults: string[];
};

/** The kill comes after at most this many acknowledgements of a round, and up to so many milliseconds later. */
const MOST_ACKNOWLEDGED = 150;
const LONGEST_AFTER_MS = 12;
/** A round in which nothing is acknowledged for so long would say nothing. */
const PATIENCE_MS = 20_000;

function open(server: SpawnedMongo): MongoClient {
  return new MongoClient(server.uri, {
    serverSelectionTimeoutMS: 2000,
    retryWrites: false,
    retryReads: false,
  });
}

async function waitMs(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Kills a server under load, starts it again and looks at everything, `rounds` times on one data folder. Stops at the
 * first round with a fault. The load is drawn from `seed`; how far each client comes is the machine's.
 */
export async function runKillLoop(options: {
  readonly rounds: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}): Promise<KillLoop> {
  const dataDir = await mkdtemp(join(tmpdir(), 'embedded-mongo-kill-'));
  const chance = chanceFrom(options.seed);
  let client: MongoClient | undefined;
  const connected = (): MongoClient => {
    if (client === undefined) throw new Error('no client is connected');
    return client;
  };
  const actors = [
    ...[1, 2, 3].map((owner) => new Actor(rowsKind(owner, connected))),
    ...[1, 2].map((owner) => new Actor(transfersKind(owner, connected))),
    new Actor(sideKind(1, connected)),
  ];
  const retrying = [new RetryingActor(1), new RetryingActor(2)];
  const faults: string[] = [];
  let [kills, inFlight] = [0, 0];
  let server = await spawnEmbeddedMongo({ dataDir });
  try {
    client = open(server);
    await prepareRows(client);
    await prepareAccounts(client);
    for (let round = 1; round <= options.rounds && faults.length === 0; round++) {
      const turn = chance.branch(round);
      await load(actors, retrying, server, connected(), turn, round);
      kills += 1;
      faults.push(...(await walkCopy(dataDir)));
      server = await spawnEmbeddedMongo({ dataDir });
      if (turn.below(8) === 0) {
        // A second crash right after the start must find nothing half recovered.
        await server.kill();
        kills += 1;
        server = await spawnEmbeddedMongo({ dataDir });
      }
      client = open(server);
      for (const actor of retrying) await actor.resume(server.port);
      for (const actor of actors) {
        const checked = await actor.check(client);
        faults.push(...checked.faults);
        if (checked.wasInFlight) inFlight += 1;
      }
      for (const actor of retrying) faults.push(...(await actor.check(client)));
      faults.push(...(await accountFaults(client)), ...(await indexFaults(client)));
      options.say?.(
        `kill ${kills}: ${actors.reduce((sum, actor) => sum + actor.acknowledged, 0)} acknowledged`,
      );
    }
  } finally {
    await client?.close();
    await server.kill();
    await rm(dataDir, { recursive: true, force: true });
  }
  const all = [...actors, ...retrying];
  return {
    kills,
    acknowledged: all.reduce((sum, actor) => sum + actor.acknowledged, 0),
    inFlight,
    resent: retrying.reduce((sum, actor) => sum + actor.resent, 0),
    faults: faults.map((fault) => `seed ${options.seed}, kill ${kills}: ${fault}`),
  };
}

async function load(
  actors: readonly {
    readonly acknowledged: number;
    readonly wrong: string | undefined;
    work(chance: Chance, round: number, stopped: () => boolean): Promise<void>;
  }[],
  retrying: readonly RetryingActor[],
  server: SpawnedMongo,
  client: MongoClient,
  turn: Chance,
  round: number,
): Promise<void> {
  let stopped = false;
  const work = [
    ...actors.map((actor, at) => actor.work(turn.branch(at), round, () => stopped)),
    ...retrying.map((actor, at) => actor.work(server.port, turn.branch(100 + at), round, () => stopped)),
  ];
  const acknowledged = (): number =>
    [...actors, ...retrying].reduce((sum, actor) => sum + actor.acknowledged, 0);
  const wanted = acknowledged() + 1 + turn.below(MOST_ACKNOWLEDGED);
  const until = performance.now() + PATIENCE_MS;
  const failed = (): boolean => actors.some(({ wrong }) => wrong !== undefined);
  while (acknowledged() < wanted && !failed() && performance.now() < until) await waitMs(1);
  await waitMs(turn.below(LONGEST_AFTER_MS));
  // Gone before anybody killed it: this throws.
  process.kill(server.pid, 0);
  await server.kill();
  stopped = true;
  // Closed at once: a driver would look for the server for a while.
  await Promise.all([...work, client.close()]);
}

/** The file as the kill left it, walked apart from the server that will repair it. */
async function walkCopy(dataDir: string): Promise<string[]> {
  const copy = await mkdtemp(join(tmpdir(), 'embedded-mongo-walk-'));
  try {
    await mkdir(join(copy, 'db'), { recursive: true });
    await copyFile(join(dataDir, 'db', 'quad.mdb'), join(copy, 'db', 'quad.mdb'));
    return (await walkFolder(join(copy, 'db'))).faults;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** What the server itself says: each whole index gives each document once, and the counts agree with that. */
async function indexFaults(client: MongoClient): Promise<string[]> {
  const faults: string[] = [];
  for (const name of ['crash_a', 'crash_b', 'crash_c']) {
    for (const { name: collection } of await client.db(name).listCollections().toArray()) {
      const rows = client.db(name).collection(collection);
      const ids = async (hint: string | { $natural: 1 }): Promise<string[]> =>
        (
          await rows
            .find({}, { projection: { _id: 1 } })
            .hint(hint)
            .toArray()
        )
          .map(({ _id }) => String(_id))
          .sort();
      const natural = await ids({ $natural: 1 });
      if ((await rows.estimatedDocumentCount()) !== natural.length)
        faults.push(
          `${name}.${collection}: the count is ${await rows.estimatedDocumentCount()}, the walk finds ${natural.length}`,
        );
      if ((await rows.countDocuments()) !== natural.length)
        faults.push(
          `${name}.${collection}: countDocuments differs from the walk, which finds ${natural.length}`,
        );
      for (const index of await rows.indexes()) {
        if (index.partialFilterExpression !== undefined || index.name === undefined) continue;
        const found = await ids(index.name);
        if (found.join() !== natural.join())
          faults.push(
            `${name}.${collection} by ${index.name}: ${found.length} documents, the walk finds ${natural.length}`,
          );
      }
    }
  }
  return faults;
}
