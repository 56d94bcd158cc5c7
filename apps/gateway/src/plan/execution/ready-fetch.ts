import type { FetchNode } from '@apollo/query-planner';
import { type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';
import { clientError, faultCodeOf } from '../../transport/subgraph-fault.ts';
import { clientName } from '../requires/client-aliases.ts';
import { ENTITIES } from '../requires/split-entities.ts';
import { clientPath } from './client-path.ts';
import { namesOn, type Path, partsOf } from './places.ts';
import type { Run } from './run.ts';
import type { Subgraph, SubgraphAnswer } from './subgraph-call.ts';

/** A fetch of which all but the variables is written. */
export interface ReadyFetch {
  /** The client's variables that it uses: each a name and a value as JSON. */
  variablesOf(run: Run): string[];
  /** Sends it. Without an answer the run gets an error for each path, and null is returned. */
  send(run: Run, variables: readonly string[]): Promise<SubgraphAnswer | null>;
  /** Puts an error into the run at each of its paths. */
  fail(run: Run, fault: unknown): void;
}

/** @param text the operation as the subgraph understands it. */
export function readyFetch(
  fetch: FetchNode,
  text: string,
  paths: readonly Path[],
  subgraph: Subgraph,
): ReadyFetch {
  const head = `{"query":${JSON.stringify(text)},"operationName":${JSON.stringify(fetch.operationName ?? null)},"variables":{`;
  const isQuery = fetch.operationKind === 'query';
  const used = (fetch.variableUsages ?? []).map((name) => ({ name, json: JSON.stringify(name) }));

  const fields = answeredNames(text);

  function fail(run: Run, fault: unknown): void {
    const code = faultCodeOf(fault);
    for (const planned of paths) {
      const path = clientPath(namesOn(planned));
      run.errors.push(clientError(code, { isMutation: !isQuery, path, fields }));
      run.explained.push(clientPath(partsOf(planned)));
    }
  }

  return {
    variablesOf: (run) =>
      used.flatMap(({ name, json }) => {
        const value = Object.hasOwn(run.given, name) ? run.given[name] : undefined;
        return value === undefined ? [] : [`${json}:${JSON.stringify(value)}`];
      }),
    async send(run, variables) {
      run.subgraphRequests += 1;
      try {
        // The one place at which an execution asks a subgraph.
        return await subgraph.ask({ body: `${head}${variables.join()}}}`, isQuery, context: run.context });
      } catch (fault) {
        fail(run, fault);
        return null;
      }
    },
    fail,
  };
}

/** The names under which a fetch answers: those of its root, or of the entities that it is about. */
function answeredNames(text: string): readonly string[] {
  const { definitions } = parse(text, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>(
    definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const below = (set: SelectionSetNode): string[] =>
    set.selections.flatMap((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return below(selection.selectionSet);
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        return fragment === undefined ? [] : below(fragment.selectionSet);
      }
      if (selection.name.value === ENTITIES && selection.selectionSet !== undefined)
        return below(selection.selectionSet);
      return selection.name.value === '__typename' ? [] : [(selection.alias ?? selection.name).value];
    });
  const names = definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? below(one.selectionSet) : [],
  );
  return [...new Set(names)].map(clientName);
}
