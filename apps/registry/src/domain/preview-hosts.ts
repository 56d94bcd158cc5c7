const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** A host of the list, `*.` before it for those below it, `:port` behind it for one port alone. */
const pattern = /^(?:(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[::1\])(?::\d{1,5})?$/;

export const isHostPattern = (text: string): boolean => pattern.test(text);

/** Whether a pattern is for this machine. */
export const isLoopbackPattern = (text: string): boolean => loopback.includes(hostOf(text));

/**
 * Why nothing may be asked at an address, or null. Whoever answers there is sent what the principal may read and a signed
 * principal, so that only hosts of a list are asked, and never in clear but on this machine.
 */
export function previewUrlFault(address: string, patterns: readonly string[]): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    return `${address} is no address; write https://host/graphql.`;
  }
  if (url.username !== '' || url.password !== '' || url.hash !== '') {
    return 'The address of a preview carries no name, password or fragment; leave them out.';
  }
  if (!patterns.some((one) => isMatch(url, one))) {
    const listed = patterns.length === 0 ? 'it names none' : `it names ${patterns.join(', ')}`;
    return `Previews are not asked at ${url.host}; the registry's QUAD_PREVIEW_HOSTS says where they may stand (${listed}).`;
  }
  if (url.protocol !== 'https:' && !loopback.includes(url.hostname)) {
    return `${url.host} is asked with https only.`;
  }
  return null;
}

function isMatch(url: URL, one: string): boolean {
  const port = one.startsWith('[') ? one.split(']')[1]?.slice(1) : one.split(':')[1];
  const own = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  if (port !== undefined && port !== '' && port !== own) return false;
  const host = hostOf(one);
  return host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host;
}

function hostOf(one: string): string {
  return one.startsWith('[') ? `${one.split(']')[0]}]` : (one.split(':')[0] ?? '');
}
