import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { finishRestore } from '../backup/swap.ts';
import type { CliEnv } from '../env.ts';
import { publishCheckout } from '../registry/publish-checkout.ts';
import { publishPortalDocuments } from '../registry/publish-portal.ts';
import { startTraceServer, type TraceServer } from '../trace/trace-server.ts';
import { removeAddresses, writeAddresses } from './addresses.ts';
import { startControl } from './control.ts';
import { CannotStart, takeDataFolder } from './data-folder.ts';
import { claimDataVersion } from './data-version.ts';
import { readSubgraphs, type SubgraphManifest } from './deployables.ts';
import { ensureKeys } from './keys.ts';
import { ManagedProcess, type ProcessPlan } from './managed-process.ts';
import { databasePlan, deployablePlans, loopback, type Ports, registryPlan } from './plan.ts';
import { freePorts, isPortFree } from './ports.ts';
import { setClockStart } from './product-clock.ts';
import { telemetryVariables } from './telemetry-variables.ts';

/** The running product, with a hand on each of its processes. */
export interface RunningQuad {
  readonly url: string;
  readonly mongoUri: string;
  /** The page that shows requests across all processes, where it was asked for. */
  readonly traceUrl: string | null;
  readonly processNames: readonly string[];
  pidOf(name: string): number | null;
  /** Stops one process until it is started again. */
  stopProcess(name: string): Promise<void>;
  startProcess(name: string): Promise<void>;
  /** Ends one process as a crash would; it is started again by itself. */
  killProcess(name: string): void;
  stop(): Promise<void>;
}

/**
 * Starts every part of Quad on one machine and waits until each is up.
 * @param options.hasTracePage keeps what the processes tell of requests and shows it as pages.
 * @param say is told what happens, one sentence each.
 * @throws CannotStart with one clear sentence when the port or the data folder is taken or a part does not come up.
 */
export async function startQuad(
  env: CliEnv,
  say: (sentence: string) => void,
  options: { readonly hasTracePage?: boolean } = {},
): Promise<RunningQuad> {
  if (!(await isPortFree(env.QUAD_PORT))) {
    throw new CannotStart(`Port ${env.QUAD_PORT} is taken; free it or choose another with QUAD_PORT.`);
  }
  if (finishRestore(env.QUAD_DATA)) say('Finished a restore that was broken off');
  const folder = takeDataFolder(env.QUAD_DATA);
  const running: ManagedProcess[] = [];
  let traceServer: TraceServer | null = null;
  let isStopping = false;
  const stopAll = async () => {
    isStopping = true;
    removeAddresses(env.QUAD_DATA);
    // The gateway first, so that nothing new comes in; the database last, so that all can finish.
    for (const process of [...running].reverse()) await process.stop();
    await traceServer?.close();
    folder.release();
  };
  try {
    claimDataVersion(env.QUAD_DATA);
    mkdirSync(join(env.QUAD_DATA, 'logs'), { recursive: true, mode: 0o700 });
    if (env.QUAD_CLOCK !== undefined) setClockStart(env.QUAD_DATA, env.QUAD_CLOCK);
    const subgraphs = readSubgraphs();
    const names = subgraphs.map(({ name }) => name);
    const keys = await ensureKeys(env.QUAD_DATA, [...names, 'identity']);
    const supergraph = join(env.QUAD_DATA, 'supergraph.graphql');
    const ports = await choosePorts(subgraphs);
    writeAddresses(env.QUAD_DATA, { registry: loopback(ports.registry) });
    if (options.hasTracePage === true) traceServer = await startTraceServer();
    const telemetry = telemetryVariables(traceServer?.url ?? null);
    const bringUp = async (given: ProcessPlan) => {
      const plan = { ...given, env: { ...given.env, ...telemetry } };
      if (isStopping) throw new CannotStart(`${plan.name} is not started: Quad stops.`);
      const process = new ManagedProcess(plan, say);
      running.push(process);
      const facts = await process.start().catch((error: unknown) => {
        throw notUp(process, error);
      });
      say(`${plan.name} is up`);
      return facts;
    };
    let mongoUri = env.MONGODB_URI;
    if (mongoUri === undefined) {
      const facts = await bringUp(databasePlan(env, ports));
      mongoUri = String(facts.uri);
    }
    const { gateway, others } = deployablePlans(env, { ports, keys, mongoUri, subgraphs, supergraph });
    const registry = registryPlan(env, ports, keys, mongoUri);
    const bringUpGraph = async () => {
      // A registry that does not come up stops nothing that was published before: what follows says so.
      await bringUp(registry).catch((error: unknown) => say(sentenceOf(error)));
      await publishCheckout(env, names, supergraph, say);
      await publishPortalDocuments(env, say);
      await bringUp(gateway);
    };
    await Promise.all([bringUpGraph(), ...others.map(bringUp)]);
    const find = (name: string) => {
      const process = running.find(({ plan }) => plan.name === name);
      if (process === undefined)
        throw new Error(
          `There is no process ${name}; there are ${running.map(({ plan }) => plan.name).join(', ')}.`,
        );
      return process;
    };
    const quad: RunningQuad = {
      url: `http://localhost:${env.QUAD_PORT}`,
      mongoUri,
      traceUrl: traceServer?.url ?? null,
      processNames: running.map(({ plan }) => plan.name),
      pidOf: (name) => find(name).pid,
      stopProcess: (name) => find(name).stop(),
      startProcess: async (name) => void (await find(name).start()),
      killProcess: (name) => find(name).kill(),
      stop: stopAll,
    };
    const control = await startControl(env.QUAD_DATA, quad);
    return {
      ...quad,
      async stop() {
        await control.close();
        await stopAll();
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function choosePorts(subgraphs: readonly SubgraphManifest[]): Promise<Ports> {
  const [database = 0, identity = 0, registry = 0, gatewayInner = 0, ...rest] = await freePorts(
    subgraphs.length + 4,
  );
  return {
    database,
    identity,
    registry,
    gatewayInner,
    subgraphs: Object.fromEntries(
      subgraphs.map(({ name, process }, index) => [
        name,
        process === 'registry' ? registry : (rest[index] ?? 0),
      ]),
    ),
  };
}

const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function notUp(process: ManagedProcess, error: unknown): CannotStart {
  const why = sentenceOf(error);
  const said =
    process.lastLines.length === 0
      ? ''
      : `\nIts last words:\n${process.lastLines.map((line) => `  ${line}`).join('\n')}`;
  return new CannotStart(`${why} Its log is ${process.plan.logFile}.${said}`);
}
