import { ask, tokenFor } from './people.ts';

/** The graph as one person asks it past the portal, e.g. for an act that comes before a journey. */
export async function graphOf(email: string) {
  const token = await tokenFor({ as: email });
  return {
    async read<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
      const { data, errors } = await ask<Data>(token, query, variables);
      if (data === null || data === undefined) throw new Error(`No answer: ${JSON.stringify(errors)}`);
      return data;
    },
  };
}
