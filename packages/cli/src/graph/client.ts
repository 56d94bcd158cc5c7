import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { importJWK, type JWK, SignJWT } from 'jose';
import { request } from 'undici';
import type { CliEnv } from '../env.ts';
import { keyFiles } from '../start/keys.ts';

/** A sentence for the user, with the exit code that tells scripts what kind of failure it was. */
export class CommandFailed extends Error {
  override name = 'CommandFailed';
  readonly exitCode: number;
  /** The codes of the errors with which the graph answered, if it did. */
  readonly codes: readonly string[];
  constructor(
    message: string,
    exitCode = 1,
    options: ErrorOptions & { readonly codes?: readonly string[] } = {},
  ) {
    super(message, options);
    this.exitCode = exitCode;
    this.codes = options.codes ?? [];
  }
}

interface GraphAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** The graph of the running product, asked as the platform operator. */
export interface GraphClient {
  readonly url: string;
  run<Data>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
  /** A plain request to a public path, with the operator's token. */
  send(path: string, init: PlainRequest): Promise<{ readonly status: number; readonly text: string }>;
  /** Streams a public path into a file. */
  download(path: string, file: string): Promise<void>;
}

export interface PlainRequest {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly body?: string | Readable;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Long enough for any one command; a new command signs a new token. */
const TOKEN_LIFETIME = '1h';
const ANSWER_WITHIN_MS = 120_000;

/**
 * The operator's token: `QUAD_TOKEN` where it is set, else signed with the key of the data folder.
 * @throws CommandFailed when neither is at hand.
 */
export async function operatorToken(env: CliEnv): Promise<string> {
  if (env.QUAD_TOKEN !== undefined) return env.QUAD_TOKEN;
  const path = keyFiles(env.QUAD_DATA).operatorKey;
  let jwk: JWK;
  try {
    jwk = JSON.parse(await readFile(path, 'utf8')) as JWK;
  } catch (cause) {
    throw new CommandFailed(
      `No operator's key in ${env.QUAD_DATA}; start Quad there first, name its folder with QUAD_DATA, or set QUAD_TOKEN.`,
      2,
      { cause },
    );
  }
  return new SignJWT({})
    .setProtectedHeader({ alg: 'EdDSA', ...(jwk.kid === undefined ? {} : { kid: jwk.kid }) })
    .setIssuer('quad-operator')
    .setAudience('quad')
    .setIssuedAt()
    .setExpirationTime(TOKEN_LIFETIME)
    .sign(await importJWK(jwk, 'EdDSA'));
}

export async function openGraph(env: CliEnv): Promise<GraphClient> {
  return graphWith(env, await operatorToken(env));
}

/** The graph asked as whoever the bearer token is of. */
export function graphWith(env: CliEnv, token: string): GraphClient {
  const url = env.QUAD_URL ?? `http://localhost:${env.QUAD_PORT}`;

  async function ask(path: string, init: PlainRequest) {
    try {
      return await request(`${url}${path}`, {
        method: init.method,
        headers: { authorization: `Bearer ${token}`, ...init.headers },
        body: init.body ?? null,
        headersTimeout: ANSWER_WITHIN_MS,
        bodyTimeout: ANSWER_WITHIN_MS,
      });
    } catch (cause) {
      throw new CommandFailed(
        `Quad does not answer at ${url}; start it with "npm start", or set QUAD_URL or QUAD_PORT.`,
        2,
        { cause },
      );
    }
  }

  async function send(path: string, init: PlainRequest) {
    const answer = await ask(path, init);
    return { status: answer.statusCode, text: await answer.body.text() };
  }

  return {
    url,
    send,
    async download(path, file) {
      const answer = await ask(path, { method: 'GET' });
      if (answer.statusCode !== 200) {
        throw new CommandFailed(`${path} answered ${answer.statusCode}: ${await answer.body.text()}`, 2);
      }
      await pipeline(answer.body, createWriteStream(file));
    },
    async run<Data>(document: string, variables: Readonly<Record<string, unknown>> = {}) {
      const answer = await send('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: document, variables }),
      });
      const body = readAnswer(answer.text, answer.status);
      if (body.errors !== undefined && body.errors.length > 0) {
        const said = body.errors.map(({ message, extensions }) =>
          extensions?.code === undefined ? message : `${message} (${extensions.code})`,
        );
        const codes = body.errors.flatMap(({ extensions }) => extensions?.code ?? []);
        throw new CommandFailed(said.join('\n'), 2, { codes });
      }
      return body.data as Data;
    },
  };
}

function readAnswer(text: string, status: number): GraphAnswer {
  try {
    return JSON.parse(text) as GraphAnswer;
  } catch (cause) {
    throw new CommandFailed(
      `Quad answered with status ${status} and no GraphQL; is that Quad's address?`,
      2,
      { cause },
    );
  }
}
