/** The parts of the environment that decide whether the product is reachable from elsewhere. */
export interface Reach {
  readonly HOST: string;
  readonly NODE_ENV?: string | undefined;
  readonly QUAD_PUBLIC_URL: string;
}

/**
 * Whether names may be picked: identity and the public address are loopback, and this is no
 * production. The gateway, which holds the public port, refuses to start otherwise; this is the
 * second lock of the same door.
 */
export function isForThisComputerAlone(reach: Reach): boolean {
  return (
    reach.NODE_ENV !== 'production' &&
    isLoopback(reach.HOST) &&
    isLoopback(new URL(reach.QUAD_PUBLIC_URL).hostname)
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
