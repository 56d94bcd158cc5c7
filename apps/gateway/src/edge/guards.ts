import { isLoopbackName } from '../trust/oidc-client.ts';

export interface GuardedFacts {
  readonly isProduction: boolean;
  /** The address that the public port is bound to. */
  readonly host: string;
  readonly isAuthOff: boolean;
  /** People choose a name to sign in, because no issuer of the district's own is set. */
  readonly isDemoIssuer: boolean;
  readonly hasQuadSubgraphs: boolean;
}

/** Why the gateway must not start so, in one sentence that says what to do; null when it may. */
export function startRefusal(facts: GuardedFacts): string | null {
  if (facts.isAuthOff) {
    if (facts.isProduction) return 'QUAD_AUTH=off is refused with NODE_ENV=production; unset one of them.';
    if (!isLoopbackHost(facts.host)) {
      return `QUAD_AUTH=off is refused on ${facts.host}, because others could reach it; set HOST=127.0.0.1.`;
    }
    if (facts.hasQuadSubgraphs) {
      return "QUAD_AUTH=off is refused with Quad's own subgraphs, because their data is people's; unset QUAD_AUTH.";
    }
    return null;
  }
  if (!facts.isDemoIssuer) return null;
  if (facts.isProduction) {
    return "Signing in by picking a name is refused with NODE_ENV=production; set QUAD_ISSUER to the district's own issuer.";
  }
  if (!isLoopbackHost(facts.host)) {
    return `Signing in by picking a name is refused on ${facts.host}, because others could reach it; set HOST=127.0.0.1, or QUAD_ISSUER to the district's own issuer.`;
  }
  return null;
}

/** Whether a bind address can be reached from this machine alone. */
export function isLoopbackHost(host: string): boolean {
  return isLoopbackName(host);
}
