import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../context.ts';

/** Settles the bill of each operation by its answer, and tells the client what it cost and what is left. */
export const tellCost: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue: { charge } }) {
        if (charge === undefined || response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        const cost = charge.settle(singleResult.data);
        if (charge.isTold) singleResult.extensions = { ...singleResult.extensions, cost };
        for (const [name, value] of Object.entries(charge.headers())) response.http.headers.set(name, value);
      },
    };
  },
};
