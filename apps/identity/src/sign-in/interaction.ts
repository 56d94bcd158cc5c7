import type { FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';

/** A sign-in that a browser has under way at the issuer. */
export interface Interaction {
  readonly uid: string;
  /** The path of its page. */
  readonly action: string;
  /** The token of the invitation by which the browser came; null for everyone else. */
  readonly invitation: string | null;
}

/** The sign-in that this browser has under way; null when it has none, or it took too long. */
export async function interactionOf(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  issuerPath: string,
): Promise<Interaction | null> {
  try {
    const { uid, params } = await provider.interactionDetails(request.raw, reply.raw);
    const { invitation } = params;
    return {
      uid,
      action: `${issuerPath}/interaction/${encodeURIComponent(uid)}`,
      invitation: typeof invitation === 'string' && invitation !== '' ? invitation : null,
    };
  } catch {
    return null;
  }
}

/** How a person proved who they are, by RFC 8176; someone who was picked proved nothing. */
export type Proof = readonly ('pwd' | 'otp')[];

/** Ends the page's part: the browser goes on to the gateway as this subject. */
export async function finishAs(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  subject: string,
  proof: Proof,
): Promise<FastifyReply> {
  await forgetFormerSignIn(provider, request, reply);
  reply.hijack();
  await provider.interactionFinished(request.raw, reply.raw, {
    login: { accountId: subject, remember: false, ...(proof.length === 0 ? {} : { amr: [...proof] }) },
  });
  return reply;
}

/**
 * Ends what this browser signed in as before: every sign-in stands alone, and the provider would
 * otherwise ask to sign the first person out before it lets a second one in.
 */
async function forgetFormerSignIn(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const interaction = await provider.interactionDetails(request.raw, reply.raw);
  const former = interaction.session?.uid;
  if (former === undefined) return;
  const session = await provider.Session.findByUid(former);
  await session?.destroy();
  delete interaction.session;
  await interaction.save(Math.max(1, interaction.exp - Math.floor(Date.now() / 1000)));
}
