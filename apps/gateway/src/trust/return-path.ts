/** Anywhere on our own origin stands for the comparison; it is never gone to. */
const BASE = 'https://quad.invalid';

/**
 * The path to go to after signing in: only a path of this origin, never another site
 * (`//evil.example`, `/\evil.example`, `https:…`), and never back into `/auth`.
 */
export function safeReturnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || /[\\\p{Cc}]/u.test(wanted)) return '/';
  if (!URL.canParse(wanted, BASE)) return '/';
  const url = new URL(wanted, BASE);
  if (url.origin !== BASE || url.pathname.startsWith('//')) return '/';
  if (url.pathname === '/auth' || url.pathname.startsWith('/auth/')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
