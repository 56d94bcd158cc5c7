import type { Connection } from 'mongoose';
import { buildId, type GraphReads, type PublishedBuild, SERVED_VARIANT } from '../domain/graph-reads.ts';
import type { GraphAct } from '../domain/history.ts';
import { contractsWithin, type GraphScope } from '../domain/permissions.ts';
import type { GraphMemory } from '../domain/ports.ts';
import { actOf } from './act-rows.ts';
import { registryModels } from './models.ts';

/** The graph's facts for its pages, from the same rows that the registry acts on. */
export function createGraphReads(connection: Connection, memory: GraphMemory): GraphReads {
  const { Act } = registryModels(connection);
  const variant = SERVED_VARIANT;

  const within = async (scope: GraphScope) =>
    scope.reach === 'NONE' ? [] : contractsWithin(scope, (await memory.head(variant)).contracts);

  return {
    async head({ reach }) {
      if (reach !== 'EVERYTHING') return null;
      const head = await memory.head(variant);
      return head.sequence === 0 ? null : head;
    },
    async acts({ reach }, { first, after }) {
      if (reach !== 'EVERYTHING') return [];
      const before = after === null ? {} : { sequence: { $lt: after } };
      const rows = await Act.find({ variant, ...before })
        .sort({ sequence: -1 })
        .limit(first + 1)
        .lean();
      return rows.map(actOf);
    },
    async act({ reach }, sequence) {
      if (reach !== 'EVERYTHING') return null;
      const row = await Act.findOne({ variant, sequence }).lean();
      return row === null ? null : actOf(row);
    },
    async builds({ reach }, { subgraph }, { first, after }) {
      if (reach !== 'EVERYTHING') return [];
      const named = subgraph === null ? {} : { 'published.name': subgraph };
      const before = after === null ? {} : { sequence: { $lte: after.sequence } };
      // Each publish holds one at least, and the one of the cursor may be all behind it.
      const rows = await Act.find({ variant, kind: 'PUBLISH', ...named, ...before })
        .sort({ sequence: -1 })
        .limit(first + 2)
        .lean();
      return rows
        .map(actOf)
        .flatMap(buildsOf)
        .filter(({ name }) => subgraph === null || name === subgraph)
        .filter(({ act, name }) => after === null || act.sequence < after.sequence || name > after.name)
        .slice(0, first + 1);
    },
    async published({ reach }, builds) {
      if (reach !== 'EVERYTHING' || builds.length === 0) return [];
      const wanted = new Set(builds.map(buildId));
      const rows = await Act.find({
        variant,
        kind: 'PUBLISH',
        'published.name': { $in: builds.map(({ name }) => name) },
        'published.revision': { $in: builds.map(({ revision }) => revision) },
      }).lean();
      return rows
        .map(actOf)
        .flatMap(buildsOf)
        .filter((build) => wanted.has(buildId(build)));
    },
    contracts: within,
    async contractSdl(scope, name) {
      const contract = (await within(scope)).find((one) => one.name === name);
      if (contract === undefined) throw new Error(`The contract ${name} was read without a right to it.`);
      return (await memory.texts([contract.sdlHash])).get(contract.sdlHash) ?? '';
    },
    async changelog(scope, name, going) {
      const isWithin = (await within(scope)).some((one) => one.name === name);
      return isWithin ? memory.changelog(variant, name, going) : [];
    },
    async texts({ reach }, hashes) {
      return reach === 'EVERYTHING' ? memory.texts(hashes) : new Map();
    },
  };
}

/** What an act published, by name, as the list of all goes on. */
function buildsOf(act: GraphAct): readonly PublishedBuild[] {
  return [...act.published]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, revision, sdlHash }) => ({ name, revision, sdlHash, act }));
}
