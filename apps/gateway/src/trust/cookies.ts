import type { CookieSerializeOptions } from '@fastify/cookie';

/** The names and marks of the gateway's cookies, by whether the public origin is on https. */
export interface CookieRules {
  readonly session: string;
  readonly signIn: string;
  readonly marks: CookieSerializeOptions;
}

/** `__Host-` cookies need https; plain HTTP is for loopback alone, which the guards see to. */
export function cookieRules(publicUrl: string): CookieRules {
  const isHttps = new URL(publicUrl).protocol === 'https:';
  return {
    session: isHttps ? '__Host-quad' : 'quad_session',
    signIn: isHttps ? '__Host-quad-sign-in' : 'quad_sign_in',
    marks: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps },
  };
}
