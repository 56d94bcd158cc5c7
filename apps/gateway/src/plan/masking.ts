import type { ApolloServerPlugin } from '@apollo/server';
import { ACCESS_REFUSED } from '@quad/kernel';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from './context.ts';

/** Codes that say "unexpected": their message was written for nobody outside. */
const UNEXPECTED = new Set(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);

/**
 * Codes that are about the request that a subgraph was sent. The client wrote another one, so that from
 * a subgraph they say that gateway and subgraph do not understand each other.
 */
const ABOUT_THE_REQUEST = new Set([
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

const CODE = /^[A-Z][A-Z0-9_]{0,63}$/;

/** Addresses, lines of a stack, paths of files: a message with one of these was not written for outside. */
const INSIDE =
  /\w+:\/\/|\b\d{1,3}(\.\d{1,3}){3}\b|\n\s*at |\bat \S+ \(\S+:\d+:\d+\)|\bnode:|\.[cm]?[jt]s:\d|\.internal\b/;

type Extensions = Readonly<Record<string, unknown>>;

/** The code that the outside sees; `serviceName` stands beside what a subgraph answered. */
function outsideCode(message: string, extensions: Extensions): string {
  const { code, serviceName } = extensions;
  if (typeof code !== 'string' || !CODE.test(code) || UNEXPECTED.has(code)) return 'INTERNAL_SERVER_ERROR';
  if (serviceName === undefined) return code;
  return ABOUT_THE_REQUEST.has(code) || INSIDE.test(message) ? 'INTERNAL_SERVER_ERROR' : code;
}

/** The facts that stand beside a code, each documented with it; everything else stays inside. */
const factsOf = (code: string): readonly string[] => {
  if (code === ACCESS_REFUSED) return ['coordinate'];
  return code.startsWith('SUBGRAPH_') ? ['coordinates'] : [];
};

const isFact = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'));

/**
 * What the outside sees of an error: message, path, places, code and the facts of the code. Unexpected errors lose their
 * message; owners, stack traces, addresses, statuses and bodies never pass.
 */
export function maskError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const extensions = formatted.extensions ?? {};
  const code = outsideCode(formatted.message, extensions);
  const isUnexpected = code === 'INTERNAL_SERVER_ERROR';
  const facts = factsOf(code).filter((name) => isFact(extensions[name]));
  return {
    message: isUnexpected
      ? 'Something went wrong on our side; the request id finds it in the log.'
      : formatted.message,
    ...(formatted.locations === undefined || isUnexpected ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: {
      code,
      ...Object.fromEntries(facts.map((name) => [name, extensions[name]])),
    },
  };
}

/** Logs what was masked, with its owner, and puts the request id beside every error's code. */
export function tellErrors(logger: Logger): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) {
            if (outsideCode(error.message, error.extensions) !== 'INTERNAL_SERVER_ERROR') continue;
            const { serviceName, ...said } = error.extensions;
            logger.error(
              {
                err: error.originalError ?? error,
                said,
                path: error.path,
                subgraph: serviceName,
                requestId: contextValue.requestId,
              },
              'unexpected error',
            );
          }
        },
        async willSendResponse({ response, contextValue, operation }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          // What is no operation of this graph was not run.
          if (operation !== undefined) contextValue.ran?.(singleResult.errors !== undefined);
          if (singleResult.errors === undefined) return;
          singleResult.errors = singleResult.errors.map((error) => ({
            ...error,
            extensions: { ...error.extensions, requestId: contextValue.requestId },
          }));
        },
      };
    },
  };
}

/** An error that the edge itself gives. */
export function edgeError(
  code: string,
  message: string,
  facts: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...facts } });
}
