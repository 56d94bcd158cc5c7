import { GraphQLError } from 'graphql';
import { clientPath } from './client-path.ts';

/** An error as a subgraph wrote it. */
export interface SaidError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * What a subgraph said as an error of the operation: with where it stands in the client's answer, and with
 * the subgraph's name, by which masking tells it from the gateway's own.
 */
export function subgraphError(
  said: SaidError,
  subgraph: string,
  path: readonly (string | number)[] | undefined,
): GraphQLError {
  const code = said.extensions?.code;
  return new GraphQLError(
    said.message === '' ? 'A part of the graph said that something went wrong.' : said.message,
    {
      ...(path === undefined ? {} : { path: clientPath(path) }),
      originalError: Object.assign(new Error(said.message), { extensions: said.extensions }),
      extensions: {
        ...said.extensions,
        code: code === undefined || code === null || code === '' ? 'DOWNSTREAM_SERVICE_ERROR' : code,
        serviceName: subgraph,
      },
    },
  );
}
