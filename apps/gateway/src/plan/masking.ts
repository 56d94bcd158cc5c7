import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from './context.ts';

/** Codes that say "unexpected": their message was written for nobody outside. */
const UNEXPECTED = new Set(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);

/**
 * What the outside sees of an error: message, path, code, and the service that is not available.
 * Unexpected errors lose their message; stack traces, addresses and bodies never pass.
 */
export function maskError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const code =
    typeof formatted.extensions?.code === 'string' ? formatted.extensions.code : 'INTERNAL_SERVER_ERROR';
  const isUnexpected = UNEXPECTED.has(code);
  const service = formatted.extensions?.service;
  return {
    message: isUnexpected
      ? 'Something went wrong on our side; the request id finds it in the log.'
      : formatted.message,
    ...(formatted.locations === undefined || isUnexpected ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: {
      code: isUnexpected ? 'INTERNAL_SERVER_ERROR' : code,
      ...(typeof service === 'string' ? { service } : {}),
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
            const code = error.extensions.code;
            if (typeof code === 'string' && !UNEXPECTED.has(code)) continue;
            logger.error(
              {
                err: error.originalError ?? error,
                path: error.path,
                subgraph: error.extensions.serviceName,
                requestId: contextValue.requestId,
              },
              'unexpected error',
            );
          }
        },
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
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
