import { isLoopbackName } from '../trust/oidc-client.ts';

/**
 * Whether a Host header names this machine or the public origin. While people sign in by picking
 * a name, another host means that a page elsewhere had its name point here (DNS rebinding), or
 * that a tunnel makes the demo reachable from outside.
 */
export function isKnownHost(header: string | undefined, publicUrl: string): boolean {
  const url = `http://${header ?? ''}`;
  if (header === undefined || !URL.canParse(url)) return false;
  const { hostname, host } = new URL(url);
  return isLoopbackName(hostname) || host === new URL(publicUrl).host;
}
