import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { start } from './running-gateway.ts';
import { compose } from './two-sides.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let supergraph: string;
beforeAll(async () => {
  world = await createWorld({ isAlone: true });
  supergraph = join(world.dir, 'other.graphql');
  await writeFile(supergraph, compose([world.directory, world.cohorts], 'example.org'));
});
afterAll(() => world.close());

/** Loaded before the gateway: says whom the process wants to reach beyond this machine, and lets it reach nobody. */
const recorder = `
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
const say = (host) => process.stderr.write('REACHES ' + host + '\\n');
const isHere = (host) => host === undefined || host === 'localhost' || /^(127\\.|::1$)/.test(host);
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const [first] = given.flat();
  const host = typeof first === 'object' ? first.host : typeof given[1] === 'string' ? given[1] : undefined;
  if (isHere(host)) return connect.apply(this, given);
  say(host);
  queueMicrotask(() => this.destroy(new Error('not reached')));
  return this;
};
const lookup = dns.lookup;
dns.lookup = (host, ...rest) => {
  if (!isHere(host)) say(host);
  return isHere(host) ? lookup(host, ...rest) : rest.at(-1)(new Error('not reached'));
};
syncBuiltinESMExports();
`;
const preload = `data:text/javascript,${encodeURIComponent(recorder)}`;
const src = join(import.meta.dirname, '..', 'src');

/** Runs a gateway until it listens, stops it, and says whom it wanted to reach. */
async function reachedBy(program: readonly string[]): Promise<readonly string[]> {
  const { child, ended, listening } = start({ QUAD_AUTH: 'off', QUAD_SUPERGRAPH: supergraph }, [
    '--import',
    preload,
    ...program,
  ]);
  await listening;
  child.kill('SIGTERM');
  const { complained } = await ended;
  return complained.split('\n').filter((line) => line.startsWith('REACHES '));
}

it('reaches nobody beyond this machine by itself, from the start to the end', async () => {
  expect(await reachedBy([join(src, 'index.ts')])).toEqual([]);
});

it('would be seen to reach Apollo if that were left on', async () => {
  const gateway = `
    import { readFileSync } from 'node:fs';
    const { ApolloGateway } = await import('${import.meta.resolve('@apollo/gateway')}');
    const supergraphSdl = readFileSync(process.env.QUAD_SUPERGRAPH, 'utf8');
    const gateway = new ApolloGateway({ supergraphSdl, logger: { debug() {}, info() {}, warn() {}, error() {} } });
    await gateway.load();
    process.once('SIGTERM', () => gateway.stop().finally(() => process.exit(0)));
    console.log('{}');
    setInterval(() => {}, 1000);
  `;
  const reached = await reachedBy(['--input-type=module', '--eval', gateway]);
  expect(reached).toContain('REACHES usage-reporting.api.apollographql.com');
});
