import type { Logger } from '@quad/subgraph-kit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type Provider from 'oidc-provider';
import type { Directory } from '../directory.ts';
import { ISSUER_PATH } from '../issuer/provider.ts';
import { noticePage, signInPage } from './page.ts';
import { type Texts, textsFor } from './texts.ts';

export interface SignInRoutesOptions {
  readonly provider: Provider;
  readonly directory: Directory;
  readonly logger: Logger;
  /** Whether names may be picked: only while the product is for this computer alone. */
  readonly isPickAllowed: boolean;
}

const SHOWN = 200;
const contentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The page on which a demo person is picked, and the pick. */
export function addSignInRoutes(app: FastifyInstance, options: SignInRoutesOptions): void {
  const { provider, directory, logger } = options;
  const path = `${ISSUER_PATH}/interaction/:uid`;

  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 4_096 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addHook('onRequest', async (request, reply) => {
    if (options.isPickAllowed) return;
    const texts = textsFor(request.headers['accept-language']);
    return sendPage(reply, 403, noticePage(texts, texts.notHereTitle, texts.notHereText));
  });

  app.get<{ Params: { uid: string }; Querystring: { text?: string } }>(path, async (request, reply) => {
    const texts = textsFor(request.headers['accept-language']);
    const uid = await uidOf(provider, request.raw, reply.raw);
    if (uid !== request.params.uid) return sendExpired(reply, texts);
    const text = String(request.query.text ?? '')
      .trim()
      .slice(0, 100);
    try {
      const choices = await directory.signInChoices(text === '' ? null : text, SHOWN + 1);
      const shown = choices.slice(0, SHOWN);
      return await sendPage(
        reply,
        200,
        signInPage(texts, { uid, text, choices: shown, hasMore: choices.length > SHOWN }),
      );
    } catch (cause) {
      return sendUnavailable(reply, texts, cause, logger);
    }
  });

  app.post<{ Params: { uid: string }; Body: { subject?: string } }>(path, async (request, reply) => {
    const texts = textsFor(request.headers['accept-language']);
    const uid = await uidOf(provider, request.raw, reply.raw);
    const subject = request.body.subject ?? '';
    if (uid !== request.params.uid || subject === '') return sendExpired(reply, texts);
    try {
      if (!(await directory.isDemoSubject(subject))) {
        return await sendPage(reply, 403, noticePage(texts, texts.failedTitle, texts.nobody));
      }
    } catch (cause) {
      return sendUnavailable(reply, texts, cause, logger);
    }
    await forgetFormerSignIn(provider, request.raw, reply.raw);
    reply.hijack();
    await provider.interactionFinished(request.raw, reply.raw, {
      login: { accountId: subject, remember: false },
    });
    return reply;
  });
}

/** The sign-in that this browser has under way; null when it has none, or it took too long. */
async function uidOf(
  provider: Provider,
  ...[request, response]: Parameters<Provider['interactionDetails']>
): Promise<string | null> {
  try {
    return (await provider.interactionDetails(request, response)).uid;
  } catch {
    return null;
  }
}

/**
 * Ends what this browser signed in as before: every pick stands alone, and the provider would
 * otherwise ask to sign the first person out before it lets a second one in.
 */
async function forgetFormerSignIn(
  provider: Provider,
  ...[request, response]: Parameters<Provider['interactionDetails']>
): Promise<void> {
  const interaction = await provider.interactionDetails(request, response);
  const former = interaction.session?.uid;
  if (former === undefined) return;
  const session = await provider.Session.findByUid(former);
  await session?.destroy();
  delete interaction.session;
  await interaction.save(Math.max(1, interaction.exp - Math.floor(Date.now() / 1000)));
}

function sendExpired(reply: FastifyReply, texts: Texts) {
  return sendPage(reply, 400, noticePage(texts, texts.failedTitle, texts.failedText));
}

function sendUnavailable(reply: FastifyReply, texts: Texts, cause: unknown, logger: Logger) {
  logger.warn({ err: cause }, 'directory does not answer the sign-in page');
  return sendPage(reply, 503, noticePage(texts, texts.unavailableTitle, texts.unavailableText));
}

function sendPage(reply: FastifyReply, status: number, html: string) {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('content-security-policy', contentPolicy)
    .header('vary', 'accept-language')
    .type('text/html; charset=utf-8')
    .send(html);
}
