import type { CliEnv } from '../env.ts';
import { CommandFailed, type GraphClient, graphWith } from '../graph/client.ts';
import { mintToken } from '../graph/tokens.ts';
import type { DemoPeople, LoadedPerson } from './load-people.ts';

/** The graph as each of the demo's people, so that what they do is theirs in every audit. */
export interface AsPerson {
  graphOf(key: string): Promise<GraphClient>;
  person(key: string): LoadedPerson;
}

export function asPeople(operator: GraphClient, env: CliEnv, people: DemoPeople): AsPerson {
  const opened = new Map<string, GraphClient>();
  const person = (key: string) => {
    const found = people.get(key);
    if (found === undefined)
      throw new CommandFailed(`The demo names a person ${key} whom it does not have.`, 2);
    return found;
  };
  return {
    person,
    async graphOf(key) {
      const known = opened.get(key);
      if (known !== undefined) return known;
      const { access_token: token } = await mintToken(operator, { as: person(key).personId });
      const graph = graphWith(env, token);
      opened.set(key, graph);
      return graph;
    },
  };
}
