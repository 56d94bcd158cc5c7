import { z } from 'zod';
import { CommandFailed, type GraphClient } from './client.ts';

const tokenShape = z.object({ access_token: z.string(), expires_in: z.number() });
const refusalShape = z.looseObject({ message: z.string() });

export type Token = z.infer<typeof tokenShape>;

/**
 * A bearer token for scripts, of a person of a demo district (by e-mail or id) or of a vendor.
 * @param graph opened as the operator, who alone may have it.
 * @throws CommandFailed with the refusal's own sentence.
 */
export async function mintToken(
  graph: GraphClient,
  whom: { readonly as: string } | { readonly vendor: string },
): Promise<Token> {
  const answer = await graph.send('/auth/issuer/tokens', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(whom),
  });
  const body: unknown = answer.text.startsWith('{') ? JSON.parse(answer.text) : {};
  const token = tokenShape.safeParse(body);
  if (token.success) return token.data;
  const refusal = refusalShape.safeParse(body);
  throw new CommandFailed(refusal.success ? refusal.data.message : `No token: status ${answer.status}.`, 2);
}
