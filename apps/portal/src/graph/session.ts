/** What the gateway says of the browser's session. */
export interface BrowserSession {
  readonly signedIn: boolean;
  /** Goes along with every graph call as `x-quad-csrf`. */
  readonly csrf: string | null;
  readonly expiresAt: string | null;
}

let usedAt = 0;
let current: BrowserSession = { signedIn: false, csrf: null, expiresAt: null };

/** Asks the gateway who is there; also keeps the session from going idle. */
export async function readSession(): Promise<BrowserSession> {
  const answer = await fetch('/auth/session', { headers: { accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`GET /auth/session answered ${answer.status}; the gateway is not ready, try again.`);
  }
  current = sessionFrom(await answer.json());
  return current;
}

/** The token of the session that was read last; asking for it counts as use of the session. */
export function csrfToken(): string {
  usedAt = Date.now();
  return current.csrf ?? '';
}

/** When the session was last used for a graph call, in milliseconds since 1970. */
export function sessionUsedAt(): number {
  return usedAt;
}

/** Where the issuer of the sign-in wants the browser to go, to end its own session too. */
function redirectOf(answer: unknown): string | null {
  const facts = typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {};
  return typeof facts.redirectTo === 'string' ? facts.redirectTo : null;
}

/** Reads the gateway's answer; whatever is not a session counts as signed out. */
export function sessionFrom(answer: unknown): BrowserSession {
  const facts = typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {};
  return {
    signedIn: facts.signedIn === true,
    csrf: typeof facts.csrf === 'string' ? facts.csrf : null,
    expiresAt: typeof facts.expiresAt === 'string' ? facts.expiresAt : null,
  };
}

/** Where a person without a session goes, to come back to where they were. */
export function signInPath(returnTo: string): string {
  return `/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
}

export function goToSignIn(): void {
  window.location.assign(signInPath(window.location.pathname + window.location.search));
}

/** Ends the session at the gateway and shows the page of the signed-out. */
export async function signOut(): Promise<void> {
  const answer = await fetch('/auth/sign-out', { method: 'POST', headers: { 'x-quad-csrf': csrfToken() } });
  const said: unknown = answer.ok ? await answer.json() : null;
  window.location.assign(redirectOf(said) ?? '/signed-out');
}
