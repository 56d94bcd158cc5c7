import { createWriteStream, openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsClient } from 'aws4fetch';

/** Whole files in an S3-compatible store. */
export interface ObjectStore {
  /** Sends a file of this machine; the store itself holds the bytes against the checksum. */
  put(name: string, path: string, sha256: string): Promise<void>;
  get(name: string): Promise<Readable>;
  fetchInto(name: string, path: string): Promise<void>;
  /** Nothing happens when there is none. */
  remove(name: string): Promise<void>;
}

/**
 * A store by its address: `https://KEY:SECRET@host/bucket/folder?region=eu-west-1`.
 * @throws Error with one sentence when a part is missing; the secret is not in it.
 */
export function createObjectStore(address: string): ObjectStore {
  const url = new URL(address);
  const [, bucket] = url.pathname.split('/');
  if (url.username === '' || url.password === '' || bucket === undefined || bucket === '') {
    throw new Error(
      `QUAD_FILES_URL must look like https://KEY:SECRET@host/bucket?region=…; the one for ${url.host} lacks a part.`,
    );
  }
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    service: 's3',
    region: url.searchParams.get('region') ?? 'us-east-1',
    retries: 3,
  });
  const base = `${url.origin}${url.pathname.replace(/\/$/, '')}`;

  async function ask(method: string, name: string, init: RequestInit = {}): Promise<Response> {
    const answer = await client.fetch(`${base}/${name}`, { ...init, method });
    if (answer.ok || (method === 'DELETE' && answer.status === 404)) return answer;
    const said = (await answer.text()).slice(0, 300);
    throw new Error(`The file store answered ${method} with status ${answer.status}: ${said}`);
  }

  async function get(name: string): Promise<Readable> {
    const { body } = await ask('GET', name);
    if (body === null) throw new Error('The file store answered GET without bytes.');
    return Readable.fromWeb(body);
  }

  return {
    get,
    async put(name, path, sha256) {
      // A blob of a file knows its length, which the store demands, and is read as it is sent.
      await ask('PUT', name, { body: await openAsBlob(path), headers: { 'x-amz-content-sha256': sha256 } });
    },
    async fetchInto(name, path) {
      await pipeline(await get(name), createWriteStream(path, { mode: 0o600 }));
    },
    async remove(name) {
      await ask('DELETE', name);
    },
  };
}
