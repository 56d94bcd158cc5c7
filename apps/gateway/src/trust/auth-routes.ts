import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { Logger } from 'pino';
import type { CookieRules } from './cookies.ts';
import { takeUpInvitation } from './invitations.ts';
import { noticePage } from './notice-page.ts';
import { isLoopbackName, type OidcClient, type SignedIn } from './oidc-client.ts';
import type { PeopleIssuers } from './people-issuers.ts';
import { CSRF_HEADER, isSame } from './principals.ts';
import { safeReturnPath } from './return-path.ts';
import { hashOf, type SessionStore } from './session-store.ts';
import type { SignIn, SignInStore } from './sign-in-store.ts';
import { trustFaults } from './trust-fault.ts';
import type { AskGraph, WhoIsWho } from './who-is-who.ts';

export interface AuthRoutesOptions {
  readonly publicUrl: string;
  readonly issuers: PeopleIssuers;
  readonly oidc: OidcClient;
  readonly sessions: SessionStore;
  readonly signIns: SignInStore;
  readonly whoIsWho: WhoIsWho;
  readonly ask: AskGraph;
  readonly cookies: CookieRules;
  readonly logger: Logger;
  /** Someone's account was changed; to be called before that is answered. */
  readonly afterChange: () => Promise<void>;
}

const SIGN_IN_COOKIE_SECONDS = 1_800;

/** Sign-in, its callback, the session, and sign-out: the gateway as the browser's OpenID Connect client. */
export function addAuthRoutes(app: FastifyInstance, options: AuthRoutesOptions): void {
  const { oidc, sessions, signIns, cookies, logger } = options;

  const { host } = new URL(options.publicUrl);

  async function begin(
    request: FastifyRequest,
    reply: FastifyReply,
    returnTo: string,
    invitation: string | null,
  ) {
    const [asked = ''] = (request.headers.host ?? '').split(':');
    // The issuer sends browsers back to the public address, where cookies of 127.0.0.1 are unknown.
    if (request.headers.host !== host && isLoopbackName(asked)) {
      return reply.redirect(new URL(request.url, options.publicUrl).href, 303);
    }
    const state = randomState();
    const signIn: SignIn = { verifier: randomPKCECodeVerifier(), nonce: randomNonce(), returnTo, invitation };
    try {
      const address = await oidc.begin({ state, nonce: signIn.nonce, verifier: signIn.verifier, invitation });
      await signIns.begin(state, signIn);
      // Binds the callback to this browser: nobody can be signed in by following another's link.
      reply.setCookie(cookies.signIn, hashOf(state), { ...cookies.marks, maxAge: SIGN_IN_COOKIE_SECONDS });
      return await reply.redirect(address.href, 303);
    } catch (cause) {
      logger.warn({ err: cause }, 'the issuer cannot be reached');
      return sendNotice(reply, 503, 'Sign-in is not available now', 'Try again in a moment.');
    }
  }

  app.get<{ Querystring: { returnTo?: string } }>('/auth/sign-in', (request, reply) =>
    begin(request, reply, safeReturnPath(request.query.returnTo), null),
  );

  app.get<{ Params: { token: string } }>('/auth/invitation/:token', (request, reply) =>
    begin(request, reply, '/', request.params.token),
  );

  app.get<{ Querystring: { state?: string } }>('/auth/callback', async (request, reply) => {
    const { state } = request.query;
    const isOurs = typeof state === 'string' && isSame(request.cookies[cookies.signIn], hashOf(state));
    const signIn = isOurs ? await signIns.take(state) : null;
    reply.clearCookie(cookies.signIn, cookies.marks);
    if (signIn === null || state === undefined) {
      return sendNotice(
        reply,
        400,
        'This sign-in is no longer valid',
        'Begin again; it was used before, or took longer than half an hour.',
      );
    }
    return finish(request, reply, state, signIn, options);
  });

  app.get('/auth/session', async (request, reply) => {
    const id = request.cookies[cookies.session];
    const session = id === undefined ? null : await sessions.find(id, false);
    void reply.header('cache-control', 'no-store');
    if (session === null) return { signedIn: false, csrf: null, expiresAt: null };
    return { signedIn: true, csrf: session.csrf, expiresAt: session.expiresAt.toISOString() };
  });

  app.post('/auth/sign-out', async (request, reply) => {
    const id = request.cookies[cookies.session];
    const session = id === undefined ? null : await sessions.find(id, false);
    if (id === undefined || session === null) {
      reply.clearCookie(cookies.session, cookies.marks);
      return { signedIn: false, redirectTo: null };
    }
    if (!isSame(request.headers[CSRF_HEADER], session.csrf)) {
      return reply.code(403).send({
        errors: [{ message: trustFaults.csrf.message, extensions: { code: trustFaults.csrf.code } }],
      });
    }
    await sessions.end(id);
    reply.clearCookie(cookies.session, cookies.marks);
    const redirectTo = await oidc.endSessionUrl(session.idToken).catch((cause: unknown) => {
      logger.warn({ err: cause }, 'the issuer could not be asked for its sign-out page');
      return null;
    });
    return { signedIn: false, redirectTo };
  });
}

async function finish(
  request: FastifyRequest,
  reply: FastifyReply,
  state: string,
  signIn: SignIn,
  options: AuthRoutesOptions,
) {
  const { oidc, sessions, whoIsWho, cookies, issuers, logger } = options;
  const callback = new URL(request.url, options.publicUrl);
  let found: SignedIn;
  try {
    found = await oidc.finish(callback, { state, nonce: signIn.nonce, verifier: signIn.verifier });
    if (signIn.invitation !== null) {
      const refusal = await takeUpInvitation(options.ask, {
        token: signIn.invitation,
        issuer: issuers.nameFor(found.methods),
        subject: found.subject,
        givenName: found.givenName,
        familyName: found.familyName,
        email: found.email,
      });
      if (refusal !== null) return sendNotice(reply, 403, 'This invitation cannot be used', refusal);
      await options.afterChange();
    }
  } catch (cause) {
    logger.warn({ err: cause, requestId: request.id }, 'sign-in failed');
    return sendNotice(
      reply,
      502,
      'Sign-in did not work',
      'The issuer refused it or did not answer; begin again.',
    );
  }
  const issuer = issuers.nameFor(found.methods);
  const person = await whoIsWho.person(issuer, found.subject);
  if (!person.ok) {
    return person.error.code === 'PRINCIPAL_UNKNOWN'
      ? sendNotice(
          reply,
          403,
          'There is no account for you here yet',
          'Ask your district’s administrator for an invitation, and open its link.',
        )
      : sendNotice(
          reply,
          503,
          'Sign-in is not available now',
          'Who you are cannot be found out now; try again in a moment.',
        );
  }
  const former = request.cookies[cookies.session];
  if (former !== undefined) await sessions.end(former);
  const id = await sessions.begin({ issuer, subject: found.subject, idToken: found.idToken });
  reply.setCookie(cookies.session, id, cookies.marks);
  return reply.redirect(signIn.returnTo, 303);
}

function sendNotice(reply: FastifyReply, status: number, title: string, text: string) {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(noticePage(title, text));
}
