import type { GatewayClient } from '@quad/subgraph-kit';
import type { DirectorySide } from '../domain/ports.ts';

const FILES_KEEP = /* GraphQL */ `
  mutation PathwaysFilesKeep($input: FilesKeepInput!) {
    filesKeep(input: $input) {
      __typename
      ... on FilesKept { fileIds }
      ... on NotPermitted { message }
      ... on NotFound { message }
      ... on InvalidInput { message }
    }
  }
`;

interface Answer {
  readonly filesKeep: { readonly __typename: string; readonly message?: string } | null;
}

/** Directory over the graph, as the service `pathways`. What is neither success nor a named error is thrown, to be tried again. */
export function createDirectorySide(gateway: GatewayClient): DirectorySide {
  return {
    async filesKeep(clientMutationId, wish) {
      const input = { clientMutationId, ...wish };
      const { filesKeep: said } = await gateway.run<Answer>(FILES_KEEP, { input }, clientMutationId);
      if (said?.__typename === 'FilesKept') return { outcome: 'TAKEN' };
      if (said?.message === undefined) {
        throw new Error(`filesKeep answered ${said?.__typename ?? 'nothing'} to ${clientMutationId}.`);
      }
      return { outcome: 'REFUSED', reason: `${said.__typename}: ${said.message}` };
    },
  };
}
