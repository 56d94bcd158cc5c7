import { type Contract, standardContracts } from '../domain/contract.ts';
import type { SubgraphBuild } from '../domain/graph-head.ts';
import type { ApiChange, GraphAct } from '../domain/history.ts';
import type { ActRow } from './models.ts';

export const buildOf = ({ name, revision, sdlHash }: SubgraphBuild): SubgraphBuild => ({
  name,
  revision,
  sdlHash,
});

/** What was written before there were contracts has those that a graph begins with. */
export function contractsOf(rows: readonly Contract[] | undefined): readonly Contract[] {
  if (rows === undefined || rows.length === 0) return standardContracts;
  return rows.map(({ name, include, exclude, client, sdlHash }) => ({
    name,
    include: [...include],
    exclude: [...exclude],
    client,
    sdlHash,
  }));
}

const changeOf = ({ level, message, path }: ApiChange): ApiChange => ({ level, message, path });

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
    changes: row.changes.map(changeOf),
    contract: row.contract ?? null,
    contracts: contractsOf(row.contracts),
    contractChanges: (row.contractChanges ?? []).map(({ contract, changes }) => ({
      contract,
      changes: changes.map(changeOf),
    })),
  };
}

export function actRow(act: GraphAct): ActRow {
  const { at, published, serving, changes, contracts, contractChanges, ...rest } = act;
  return {
    ...rest,
    at: new Date(at.epochMilliseconds),
    published: [...published],
    serving: [...serving],
    changes: [...changes],
    contracts: [...contracts],
    contractChanges: [...contractChanges],
  };
}
