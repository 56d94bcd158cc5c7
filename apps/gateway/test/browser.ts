import { publicUrl, type World } from './world.ts';

/** A browser that keeps cookies and follows the gateway to the issuer and back. */
export function createBrowser(world: World) {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  async function go(
    url: string,
    options: { method?: 'GET' | 'POST'; headers?: Record<string, string>; payload?: object } = {},
  ) {
    if (url.startsWith('http') && !url.startsWith(publicUrl)) return elsewhere(url);
    const answer = await world.gateway.publicApp.inject({
      method: options.method ?? 'GET',
      url: url.replace(publicUrl, ''),
      headers: {
        host: 'localhost:4000',
        ...options.headers,
        ...(jar.size === 0 ? {} : { cookie: cookie() }),
      },
      ...(options.payload === undefined ? {} : { payload: options.payload }),
    });
    for (const { name, value } of answer.cookies) {
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return {
      statusCode: answer.statusCode,
      location: String(answer.headers.location ?? ''),
      body: answer.body,
      headers: answer.headers,
      cookies: answer.cookies,
      json: () => answer.json(),
    };
  }
  async function signIn(as: string, path = '/auth/sign-in') {
    const begun = await go(path);
    const issued = await go(`${begun.location}&as=${as}`);
    return go(issued.location);
  }
  return { jar, go, signIn };
}

/** A page of the district's own issuer, which does not stand behind the gateway. */
async function elsewhere(url: string) {
  const answer = await fetch(url, { redirect: 'manual' });
  const body = await answer.text();
  return {
    statusCode: answer.status,
    location: answer.headers.get('location') ?? '',
    body,
    headers: Object.fromEntries(answer.headers),
    cookies: [],
    json: () => JSON.parse(body),
  };
}
