import type { SubgraphBuild } from '../domain/graph-head.ts';
import type { GraphAct } from '../domain/history.ts';
import type { ActRow } from './models.ts';

export const buildOf = ({ name, revision, sdlHash }: SubgraphBuild): SubgraphBuild => ({
  name,
  revision,
  sdlHash,
});

export function actOf(row: ActRow): GraphAct {
  const { variant, sequence, kind, author, commit, supergraph } = row;
  return {
    variant,
    sequence,
    kind,
    at: Temporal.Instant.fromEpochMilliseconds(row.at.getTime()),
    author,
    commit,
    published: row.published.map(buildOf),
    supergraph,
    serving: row.serving.map(buildOf),
    changes: row.changes.map(({ level, message, path }) => ({ level, message, path })),
  };
}

export function actRow(act: GraphAct): ActRow {
  const { at, published, serving, changes, ...rest } = act;
  return {
    ...rest,
    at: new Date(at.epochMilliseconds),
    published: [...published],
    serving: [...serving],
    changes: [...changes],
  };
}
