import { isIP } from 'node:net';

/**
 * The address of the client, as far as those say it who can be believed.
 * @param forwardedFor `X-Forwarded-For` as it came: each proxy adds whom it heard at the end, and a client may send anything first.
 * @param socketAddress who is connected to us.
 * @param trustedProxies how many proxies of our own every request passes; 0 believes nobody.
 */
export function clientAddress(
  forwardedFor: string | readonly string[] | undefined,
  socketAddress: string,
  trustedProxies: number,
): string {
  if (trustedProxies === 0) return socketAddress;
  const said = [forwardedFor ?? []].flat().flatMap((line) => line.split(','));
  // The last proxy is the one that is connected; the one before it is what that proxy added, and so on.
  const entry = said.at(-trustedProxies)?.trim() ?? '';
  const address = bare(entry);
  // Fewer entries than proxies: whoever this is has gone around them, and is known by the connection alone.
  return isIP(address) === 0 ? socketAddress : address;
}

/** An address without its port: `[2001:db8::1]:443` or `203.0.113.7:1234`. */
function bare(entry: string): string {
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(entry) ?? [];
  if (bracketed !== undefined) return bracketed;
  return /^\d+\.\d+\.\d+\.\d+:\d+$/.test(entry) ? entry.slice(0, entry.lastIndexOf(':')) : entry;
}
