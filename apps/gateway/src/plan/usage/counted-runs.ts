import { GraphQLError } from 'graphql';
import type { Documents } from '../documents.ts';
import type { Executor } from '../executor.ts';
import type { Usage } from './usage.ts';

/** An executor whose operations from inside, which pass no route, are counted for the gateway itself. */
export function withCountedRuns(executor: Executor, documents: Documents, usage: Usage): Executor {
  return {
    ...executor,
    async run<Data>(...[text, variables, context]: Parameters<Executor['run']>) {
      let hasErrors = true;
      try {
        const data = await executor.run<Data>(text, variables, context);
        hasErrors = false;
        return data;
      } finally {
        const known = documents.read(text);
        if (!(known instanceof GraphQLError)) usage.seen('gateway', known, undefined, hasErrors);
      }
    },
  };
}
