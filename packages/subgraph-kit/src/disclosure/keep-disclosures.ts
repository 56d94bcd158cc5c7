import type { ApolloServerPlugin } from '@apollo/server';
import type { Actor } from '@quad/kernel';
import type { GraphQLSchema } from 'graphql';
import {
  disclosureChanges,
  disclosureChangesField,
  disclosureCheck,
  disclosureCheckField,
} from './changes-resolver.ts';
import {
  createDiscloseFile,
  type DiscloseFile,
  type DisclosureLog,
  DisclosureLogUnavailable,
} from './disclosure-log.ts';
import { watchStudentRecords } from './watch.ts';

/** The side whose log it is, and the log. */
export interface Disclosures {
  readonly side: string;
  readonly log: DisclosureLog;
}

/** A side without a log, which can hold no student data. */
const noLog: DisclosureLog = {
  write: () => Promise.reject(new DisclosureLogUnavailable('This side keeps no disclosure log.')),
  settled: async () => ({ rows: [], hasNextPage: false }),
  check: async () => ({ entries: 0, chains: [], faults: [], endCursor: null }),
};

/**
 * Has every answer with student data written into the log before it leaves, and the log told to directory.
 * @param disclosures null for a side without a log.
 * @throws Error when a mark cannot tell whose data it gives, and when fields are marked and nobody could read their log.
 */
export function keepDisclosures<Context extends Actor>(
  schema: GraphQLSchema,
  disclosures: Disclosures | null,
): { readonly plugin: ApolloServerPlugin<Context>; readonly discloseFile: DiscloseFile } {
  const log = disclosures?.log ?? noLog;
  const { plugin, marked } = watchStudentRecords<Context>(schema, log);
  const kept = { plugin, discloseFile: createDiscloseFile(log) };
  if (disclosures === null) {
    if (marked.length === 0) return kept;
    throw new Error(
      `${marked.length} fields are marked as student data, and this side keeps no disclosure log.`,
    );
  }
  const name = disclosureChangesField(disclosures.side);
  const fields = schema.getQueryType()?.getFields() ?? {};
  const check = fields[disclosureCheckField(disclosures.side)];
  if (check !== undefined) check.resolve = disclosureCheck(log);
  const field = fields[name];
  if (field !== undefined) field.resolve = disclosureChanges(log);
  else if (marked.length > 0) {
    throw new Error(
      `${marked.length} fields are marked as student data and Query.${name} is missing; add it to the schema, so that directory can merge the disclosure log.`,
    );
  }
  return kept;
}
