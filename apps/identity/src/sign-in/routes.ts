import type { Logger } from '@quad/subgraph-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import type { Directory } from '../directory.ts';
import { ISSUER_PATH } from '../issuer/provider.ts';
import type { LocalAccounts } from '../local-accounts/accounts.ts';
import type { Attempts } from '../local-accounts/attempts.ts';
import type { Drafts } from '../local-accounts/drafts.ts';
import { showSetUp, takeSetUp } from '../local-accounts/set-up.ts';
import { signInLocally } from '../local-accounts/sign-in.ts';
import { localTextsIn } from '../local-accounts/texts.ts';
import { finishAs, type Interaction, interactionOf } from './interaction.ts';
import { noticePage, sendPage } from './layout.ts';
import { type AccountForm, type Picking, signInPage } from './page.ts';
import { type Texts, textsFor } from './texts.ts';

export interface SignInRoutesOptions {
  /** The provider of the moment; another one takes its place when keys are rotated. */
  readonly provider: () => Provider;
  readonly directory: Directory;
  readonly accounts: LocalAccounts;
  readonly drafts: Drafts;
  readonly attempts: Attempts;
  readonly logger: Logger;
  /** Whether names may be picked: only while the product is for this computer alone. */
  readonly isPickAllowed: boolean;
}

/** One request to the page, with what every answer to it needs. */
interface Visit {
  readonly interaction: Interaction;
  readonly texts: Texts;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Form = Readonly<Record<string, string>>;

const SHOWN = 200;
const FORM_LIMIT_BYTES = 16_384;

/** The page on which one signs in, or sets up the account of an invitation. */
export function addSignInRoutes(app: FastifyInstance, options: SignInRoutesOptions): void {
  const path = `${ISSUER_PATH}/interaction/:uid`;

  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_LIMIT_BYTES },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  app.get<{ Params: { uid: string }; Querystring: { text?: string } }>(path, (request, reply) => {
    const text = String(request.query.text ?? '')
      .trim()
      .slice(0, 100);
    return withVisit(request, reply, options, (visit) =>
      visit.interaction.invitation === null
        ? sendSignIn(visit, options, text, null, 200)
        : showSetUp(options, visit),
    );
  });

  app.post<{ Params: { uid: string }; Body: Form }>(path, (request, reply) => {
    const { subject } = request.body;
    // The second lock of the demo's door: see `isForThisComputerAlone`.
    if (subject !== undefined && !options.isPickAllowed) {
      const texts = textsFor(request.headers['accept-language']);
      return sendPage(reply, 403, noticePage(texts, texts.notHereTitle, texts.notHereText));
    }
    return withVisit(request, reply, options, (visit) => {
      if (visit.interaction.invitation !== null) return takeUp(visit, options, request.body);
      return subject === undefined
        ? signInWithAccount(visit, options, request.body)
        : pick(visit, options, subject);
    });
  });
}

/** Runs with the sign-in that this browser has under way; says so when it has none, or directory is down. */
async function withVisit(
  request: FastifyRequest<{ Params: { uid: string } }>,
  reply: FastifyReply,
  { provider, logger }: SignInRoutesOptions,
  answer: (visit: Visit) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const texts = textsFor(request.headers['accept-language']);
  const interaction = await interactionOf(provider(), request, reply, ISSUER_PATH);
  if (interaction?.uid !== request.params.uid) {
    return sendPage(reply, 400, noticePage(texts, texts.failedTitle, texts.failedText));
  }
  try {
    return await answer({ interaction, texts, request, reply });
  } catch (cause) {
    if (reply.sent) throw cause;
    logger.warn({ err: cause }, 'the sign-in page cannot be answered');
    const title = interaction.invitation === null ? texts.unavailableTitle : texts.failedTitle;
    return sendPage(reply, 503, noticePage(texts, title, texts.unavailableText));
  }
}

async function sendSignIn(
  { texts, reply, interaction }: Visit,
  options: SignInRoutesOptions,
  text: string,
  typed: AccountForm | null,
  status: number,
): Promise<FastifyReply> {
  const picking = options.isPickAllowed ? await pickingOf(options.directory, text) : null;
  const hasDemo = picking !== null && (picking.choices.length > 0 || text !== '');
  const hasForm = !hasDemo || typed !== null || (await options.accounts.hasAny());
  const form = hasForm ? (typed ?? { email: '', alert: null }) : null;
  const shown = hasDemo ? picking : null;
  return sendPage(reply, status, signInPage(texts, { action: interaction.action, picking: shown, form }));
}

async function pickingOf(directory: Directory, text: string): Promise<Picking> {
  const choices = await directory.signInChoices(text === '' ? null : text, SHOWN + 1);
  return { text, choices: choices.slice(0, SHOWN), hasMore: choices.length > SHOWN };
}

async function pick(visit: Visit, options: SignInRoutesOptions, subject: string): Promise<FastifyReply> {
  const { texts, request, reply } = visit;
  if (!(await options.directory.isDemoSubject(subject))) {
    return sendPage(reply, 403, noticePage(texts, texts.failedTitle, texts.nobody));
  }
  return finishAs(options.provider(), request, reply, subject, []);
}

async function signInWithAccount(
  visit: Visit,
  options: SignInRoutesOptions,
  body: Form,
): Promise<FastifyReply> {
  const { texts, request, reply } = visit;
  const typed = { email: body.email ?? '', password: body.password ?? '', code: body.code ?? '' };
  const answer = await signInLocally(options, typed, addressOf(request), Date.now());
  if (answer.ok) return finishAs(options.provider(), request, reply, answer.value, ['pwd', 'otp']);
  const local = localTextsIn(texts.language);
  const email = typed.email.trim();
  if (answer.error.code === 'NOT_RIGHT') {
    return sendSignIn(visit, options, '', { email, alert: local.notRight }, 400);
  }
  const { waitMs } = answer.error;
  void reply.header('retry-after', String(Math.ceil(waitMs / 1000)));
  return sendSignIn(visit, options, '', { email, alert: local.tooMany(Math.ceil(waitMs / 60_000)) }, 429);
}

async function takeUp(visit: Visit, options: SignInRoutesOptions, body: Form): Promise<FastifyReply> {
  const subject = await takeSetUp(options, visit, body, Date.now());
  if (subject === null) return visit.reply;
  return finishAs(options.provider(), visit.request, visit.reply, subject, ['pwd', 'otp']);
}

/** The browser's address as the gateway saw it; identity itself listens to the gateway alone. */
function addressOf(request: FastifyRequest): string {
  const said = request.headers['x-forwarded-for'];
  return typeof said === 'string' && said !== '' ? said : request.ip;
}
