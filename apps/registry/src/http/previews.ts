import type { FastifyInstance } from 'fastify';
import type { RegistryPorts } from '../domain/ports.ts';
import type { Preview } from '../domain/preview.ts';
import { beginPreview } from '../use-cases/begin-preview.ts';
import { endPreview, livePreview } from '../use-cases/end-preview.ts';
import { answer, refuse } from './answers.ts';
import { addOperatorOnly, type IsOperator } from './operator-only.ts';
import { endPreviewShape, previewShape } from './preview-shapes.ts';
import { readBody } from './read-body.ts';

interface OfPreview {
  readonly Params: { readonly variant: string; readonly key: string };
}

/** What whoever asks the graph sends to be answered by a preview. */
const HEADER = 'quad-preview';

/**
 * `POST /previews` and `/previews/end`, for the operator alone; `GET /previews/:variant`, those that live, and
 * `/previews/:variant/:key` (an id or a name) for gateways, with its supergraph and ETag: 410 `PREVIEW_ENDED` when it is
 * over, 404 `PREVIEW_NOT_FOUND` when there is none.
 */
export function addPreviews(app: FastifyInstance, ports: RegistryPorts, isOperator: IsOperator): void {
  const { previews, clock } = ports;
  addOperatorOnly(app, isOperator, (scope) => {
    scope.post('/previews', async (request, reply) => {
      const wish = readBody(previewShape, request.body, reply);
      if (wish === null) return reply;
      const begun = await beginPreview(ports, wish);
      if (!begun.ok) return refuse(reply, begun.error);
      const { preview, check, contracts } = begun.value;
      return reply.send({ preview: told(preview), header: { [HEADER]: preview.id }, check, contracts });
    });
    scope.post('/previews/end', async (request, reply) => {
      const wish = readBody(endPreviewShape, request.body, reply);
      if (wish === null) return reply;
      const ended = await endPreview(ports, wish);
      return answer(reply, ended.ok ? { ok: true, value: { preview: told(ended.value) } } : ended);
    });
  });

  app.get<OfPreview>('/previews/:variant', async (request, reply) => {
    const live = await previews.live(request.params.variant, clock.now());
    return reply.send({ previews: live.map(told) });
  });

  app.get<OfPreview>('/previews/:variant/:key', async (request, reply) => {
    const found = await livePreview(ports, request.params.variant, request.params.key);
    if (!found.ok) return refuse(reply, found.error);
    const preview = found.value;
    const etag = `"${preview.id}"`;
    void reply.headers({ etag, 'cache-control': 'no-cache' });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    const endsInMs = preview.endsAt.epochMilliseconds - clock.now().epochMilliseconds;
    return reply.send({ ...told(preview), endsInMs, sdl: await previews.supergraph(preview) });
  });
}

/** As JSON; instants as ISO 8601. */
function told({ at, endsAt, endedAt, ...rest }: Preview) {
  return { ...rest, at: at.toString(), endsAt: endsAt.toString(), endedAt: endedAt?.toString() ?? null };
}
