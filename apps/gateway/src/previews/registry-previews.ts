import { Agent, request } from 'undici';
import { z } from 'zod';
import type { PreviewText } from './messages.ts';

/** What the registry says of a preview by an id or a name. */
export type ReadPreview =
  | { readonly is: 'FOUND'; readonly preview: PreviewText; readonly endsInMs: number }
  /** The known one lives on. */
  | { readonly is: 'UNCHANGED' }
  /** It is over, or there is none; the sentence is for whoever asked. */
  | { readonly is: 'OVER'; readonly code: string; readonly message: string };

/**
 * @param known the id of the preview that is held by this key; null when none is.
 * @throws Error when the registry does not answer.
 */
export type ReadPreviews = (key: string, known: string | null) => Promise<ReadPreview>;

const previewShape = z.object({
  id: z.string(),
  sdl: z.string().nullable(),
  subgraph: z.string(),
  url: z.string(),
  isWritable: z.boolean(),
  endsInMs: z.number(),
});
const refusalShape = z.object({ code: z.string(), message: z.string() });

/** The graph whose previews are served. */
const VARIANT = 'production';
const ANSWER_WITHIN_MS = 10_000;

export function readFromRegistry(registryUrl: string): { read: ReadPreviews; close(): Promise<void> } {
  const agent = new Agent({ keepAliveTimeout: 30_000, connections: 2 });
  return {
    async read(key, known) {
      const answer = await request(`${registryUrl}/previews/${VARIANT}/${encodeURIComponent(key)}`, {
        dispatcher: agent,
        headers: known === null ? {} : { 'if-none-match': `"${known}"` },
        headersTimeout: ANSWER_WITHIN_MS,
        bodyTimeout: ANSWER_WITHIN_MS,
      });
      const text = await answer.body.text();
      if (answer.statusCode === 304) return { is: 'UNCHANGED' };
      if (answer.statusCode === 404 || answer.statusCode === 410) {
        return { is: 'OVER', ...refusalShape.parse(JSON.parse(text)) };
      }
      if (answer.statusCode !== 200) throw new Error(`The registry answered with ${answer.statusCode}.`);
      const { sdl, endsInMs, ...rest } = previewShape.parse(JSON.parse(text));
      if (sdl === null)
        return { is: 'OVER', code: 'PREVIEW_ENDED', message: `The preview "${key}" is over.` };
      return { is: 'FOUND', preview: { ...rest, sdl }, endsInMs };
    },
    close: () => agent.destroy(),
  };
}
