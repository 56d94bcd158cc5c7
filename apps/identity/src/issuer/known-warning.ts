/** oidc-provider says so on every runtime that it does not list; it works on the pinned one. */
const KNOWN = 'oidc-provider WARNING: Unsupported runtime. Use Node.js v22.x LTS, or a later LTS release.';

/** Loads oidc-provider without the one warning that is known; any other passes. */
export async function loadProvider(): Promise<typeof import('oidc-provider')> {
  const warn = console.warn;
  console.warn = (...said: unknown[]) => {
    const isKnown = said.length === 1 && typeof said[0] === 'string' && said[0].includes(KNOWN);
    if (!isKnown) warn(...said);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}
