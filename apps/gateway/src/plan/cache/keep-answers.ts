import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../context.ts';

/** Keeps the answers that have a place in the cache; those with errors have none. */
export const keepAnswers: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue: { place } }) {
        if (place === undefined || response.body.kind !== 'single') return;
        const { data, errors } = response.body.singleResult;
        if (data != null && (errors === undefined || errors.length === 0)) place.keep(data);
      },
    };
  },
};
