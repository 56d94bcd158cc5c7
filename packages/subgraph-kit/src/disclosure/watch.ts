import type { ApolloServerPlugin } from '@apollo/server';
import type { Actor } from '@quad/kernel';
import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import { createDisclosed, type Disclosed, NoPurpose } from './disclosed.ts';
import type { DisclosureLog } from './disclosure-log.ts';
import { type MarkedField, markedFields } from './marked-fields.ts';

/** What responses that are being made carry, by the context of their requests. */
type UnderWay = WeakMap<object, Disclosed>;

/**
 * Watches every marked field while requests are executed and writes the log before a response leaves: no write, no
 * answer. What is written is what was resolved, through lists, fragments and `_entities`, not what the query names.
 * @throws Error when a mark cannot tell whose data it gives.
 */
export function watchStudentRecords<Context extends Actor>(
  schema: GraphQLSchema,
  log: DisclosureLog,
): { readonly plugin: ApolloServerPlugin<Context>; readonly marked: readonly MarkedField[] } {
  const underWay: UnderWay = new WeakMap();
  const marked = markedFields(schema);
  for (const mark of marked) watch(mark, underWay);
  return { marked, plugin: writeBeforeAnswering(underWay, log) };
}

function watch(mark: MarkedField, underWay: UnderWay): void {
  const { field, coordinate, recordClass } = mark;
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (parent, args, context, info) => {
    const value: unknown = resolve(parent, args, context, info);
    const note = (given: unknown) => {
      if (given === null || given === undefined) return given;
      const disclosed = disclosedIn(underWay, context as Actor);
      try {
        mark.tellStudents(parent, given, (tenantId, studentId) =>
          disclosed.noteOne(tenantId, studentId, coordinate, recordClass),
        );
      } catch (cause) {
        disclosed.spoil(cause);
      }
      return given;
    };
    return isThenable(value) ? value.then(note) : note(value);
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function disclosedIn(underWay: UnderWay, context: Actor): Disclosed {
  const known = underWay.get(context);
  if (known !== undefined) return known;
  const made = createDisclosed(context, 'GRAPH');
  underWay.set(context, made);
  return made;
}

function writeBeforeAnswering<Context extends Actor>(
  underWay: UnderWay,
  log: DisclosureLog,
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, response }) {
          const disclosed = underWay.get(contextValue);
          if (disclosed === undefined || disclosed.isEmpty) return;
          response.http.headers.set('cache-control', 'private, no-store');
          try {
            await log.write(disclosed);
          } catch (fault) {
            const isWithoutPurpose = fault instanceof Error && fault.cause instanceof NoPurpose;
            const errors = [isWithoutPurpose ? withoutPurpose : unavailable];
            response.body = { kind: 'single', singleResult: { errors } };
          }
        },
      };
    },
  };
}

const withoutPurpose = {
  message: 'The answer holds student data, and your roles have no purpose for it in docs/privacy/inventory.',
  extensions: { code: 'NO_PURPOSE_FOR_STUDENT_DATA' },
};

const unavailable = {
  message: 'The answer holds student data, and the disclosure log could not be written; ask again later.',
  extensions: { code: 'DISCLOSURE_LOG_UNAVAILABLE' },
};
