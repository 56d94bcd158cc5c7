import { createHash } from 'node:crypto';
import { PRINCIPAL_HEADER, type VerifyPrincipal } from '@quad/subgraph-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { documentsByClient, validSets } from '../domain/document-sets.ts';
import { type DocumentPorts, publishDocuments } from '../use-cases/publish-documents.ts';
import { createChangeWait } from './change-wait.ts';
import { readBody } from './read-body.ts';
import { variantShape } from './shapes.ts';

export interface DocumentDeps extends DocumentPorts {
  readonly verifyPrincipal: VerifyPrincipal;
}

interface OfClient {
  readonly Params: { readonly variant: string; readonly client: string };
}

const REFUSED = 422;
const MOST_DOCUMENTS = 5_000;
const clientShape = z.string().regex(/^[a-z][a-z0-9_-]{0,80}$/i, 'must be "portal" or the id of a vendor');
const pathShape = z.object({ variant: variantShape, client: clientShape });
const bodyShape = z.object({
  author: z.string().trim().min(1).max(200),
  documents: z
    .record(
      z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal digits'),
      z.string().min(1).max(100_000),
    )
    .refine((documents) => Object.keys(documents).length <= MOST_DOCUMENTS, {
      message: `must be at most ${MOST_DOCUMENTS} documents`,
    }),
});

/**
 * `PUT /documents/:variant/:client`, for the operator and, through the gateway, for a vendor's own client;
 * `GET /documents/:variant` with ETag and long poll as the supergraph has it, for gateways.
 */
export function addDocuments(
  app: FastifyInstance,
  deps: DocumentDeps,
  isOperator: (authorization: string | undefined) => Promise<boolean>,
): void {
  const wait = createChangeWait(app);

  /** The principal that the gateway attached; null for who reaches this port otherwise. */
  async function throughGateway(request: FastifyRequest) {
    const token = request.headers[PRINCIPAL_HEADER];
    if (typeof token !== 'string') return null;
    return (await deps.verifyPrincipal(token)).principal;
  }

  async function mayPublish(request: FastifyRequest<OfClient>): Promise<boolean> {
    const principal = await throughGateway(request);
    if (principal === null) return isOperator(request.headers.authorization);
    return (
      principal.kind === 'OPERATOR' ||
      (principal.kind === 'VENDOR' && principal.vendorId === request.params.client)
    );
  }

  app.put<OfClient>('/documents/:variant/:client', async (request, reply) => {
    if (!(await mayPublish(request))) {
      const message = 'Documents are published by the operator, or by a vendor for its own client.';
      return reply.code(403).send({ code: 'NOT_PERMITTED', message });
    }
    const path = readBody(pathShape, request.params, reply);
    if (path === null) return reply;
    const wish = readBody(bodyShape, request.body, reply);
    if (wish === null) return reply;
    const published = await publishDocuments(deps, { ...path, ...wish });
    return published.ok ? reply.send(published.value) : reply.code(REFUSED).send(published.error);
  });

  app.get<OfClient>('/documents/:variant', async (request, reply) => {
    if ((await throughGateway(request)) !== null) {
      const message = 'What clients have registered is for gateways alone.';
      return reply.code(403).send({ code: 'NOT_PERMITTED', message });
    }
    const { variant } = request.params;
    const read = async () => {
      const sets = validSets(await deps.documentMemory.sets(variant), deps.clock.now());
      const clients = documentsByClient(sets);
      return { clients, etag: `"${sha256(JSON.stringify([...clients]))}"` };
    };
    const { clients, etag } = await wait.until(request, read);
    void reply.headers({ etag, 'cache-control': 'no-cache' });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    const texts = await deps.documentMemory.texts([...new Set([...clients.values()].flat())]);
    return reply.send({
      clients: [...clients].map(([client, ids]) => ({
        client,
        documents: ids.flatMap((id) => {
          const text = texts.get(id);
          return text === undefined ? [] : [{ id, text }];
        }),
      })),
    });
  });
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
