import { request } from 'undici';
import { z } from 'zod';
import type { CliEnv } from '../env.ts';
import { CommandFailed, operatorToken } from '../graph/client.ts';
import { registryAddress } from '../start/addresses.ts';
import { checkShape, findingLines } from './check-lines.ts';

const changeShape = z.object({
  level: z.enum(['BREAKING', 'DANGEROUS', 'NON_BREAKING']),
  message: z.string(),
  path: z.string().nullable(),
});
const buildShape = z.object({ name: z.string(), revision: z.number(), sdlHash: z.string() });

const answers = {
  publish: z.object({
    state: z.enum(['PUBLISHED', 'PENDING', 'UNCHANGED']),
    supergraph: z.string().nullable(),
    changes: z.array(changeShape),
    missing: z.array(z.string()),
    check: checkShape.nullable(),
  }),
  check: checkShape,
  approve: z.object({ approvals: z.array(z.object({ id: z.string(), change: z.string() })) }),
  rollback: z.object({ supergraph: z.string(), changes: z.array(changeShape) }),
  history: z.object({
    acts: z.array(
      z.object({
        sequence: z.number(),
        kind: z.enum(['PUBLISH', 'ROLLBACK']),
        at: z.string(),
        author: z.string(),
        commit: z.string().nullable(),
        supergraph: z.string().nullable(),
        published: z.array(buildShape),
        changes: z.array(changeShape),
      }),
    ),
  }),
  documents: z.object({
    state: z.enum(['PUBLISHED', 'UNCHANGED']),
    documents: z.number(),
    validSets: z.number(),
  }),
  subgraphs: z.object({ accepted: z.array(buildShape) }),
};

export type RegistryChange = z.infer<typeof changeShape>;
type Answers = { readonly [Name in keyof typeof answers]: z.infer<(typeof answers)[Name]> };

/** The registry said no, in its own words; the code is for scripts. */
export class RegistryRefused extends CommandFailed {
  override name = 'RegistryRefused';
  readonly code: string;
  /** All that it answered. */
  readonly said: object;
  constructor(code: string, message: string, said: object = {}) {
    super(`${message} (${code})`, code === 'BREAKS_CLIENTS' ? 1 : 2);
    this.code = code;
    this.said = said;
  }
}

/** The registry of the running product, asked as the operator. */
export interface RegistryClient {
  post<Act extends 'publish' | 'check' | 'approve' | 'rollback'>(
    act: Act,
    body: object,
  ): Promise<Answers[Act]>;
  putDocuments(variant: string, client: string, body: object): Promise<Answers['documents']>;
  get<Name extends 'history' | 'subgraphs'>(name: Name, variant: string): Promise<Answers[Name]>;
}

/** Composing and proving a large graph takes seconds. */
const ANSWER_WITHIN_MS = 120_000;

/**
 * @throws CommandFailed when it does not answer (exit 2), RegistryRefused when it says no (exit 1 when clients break).
 */
export async function openRegistry(env: CliEnv): Promise<RegistryClient> {
  const url = env.QUAD_REGISTRY_URL?.replace(/\/+$/, '') ?? registryAddress(env.QUAD_DATA);
  if (url === null) {
    throw new CommandFailed(
      `No Quad runs on the data folder ${env.QUAD_DATA}; start it with "npm start", name its folder with QUAD_DATA, or set QUAD_REGISTRY_URL.`,
      2,
    );
  }
  const authorization = `Bearer ${await operatorToken(env)}`;

  async function ask<Name extends keyof Answers>(
    name: Name,
    path: string,
    body?: object,
    method: 'GET' | 'POST' | 'PUT' = body === undefined ? 'GET' : 'POST',
  ): Promise<Answers[Name]> {
    const answer = await request(`${url}${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      headersTimeout: ANSWER_WITHIN_MS,
      bodyTimeout: ANSWER_WITHIN_MS,
    }).catch((cause: unknown) => {
      throw new CommandFailed(`The registry does not answer at ${url}; see "quad status".`, 2, { cause });
    });
    return read(name, answer.statusCode, await answer.body.text());
  }

  return {
    post: (act, body) => ask(act, `/${act}`, body),
    putDocuments: (variant, client, body) => ask('documents', `/documents/${variant}/${client}`, body, 'PUT'),
    get: (name, variant) => ask(name, `/${name}/${variant}?first=500`),
  };
}

const refusalShape = z.object({ code: z.string(), message: z.string(), check: checkShape.optional() });

function read<Name extends keyof Answers>(name: Name, status: number, text: string): Answers[Name] {
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : {};
  if (status === 200) return answers[name].parse(body) as Answers[Name];
  const refusal = refusalShape.safeParse(body);
  if (refusal.success && status < 500) {
    const { code, message, check } = refusal.data;
    const found =
      check === undefined ? [message] : [...findingLines(check.findings), `Check ${check.id} is refused.`];
    throw new RegistryRefused(code, found.join('\n'), Object(body));
  }
  const said = refusal.success ? refusal.data.message : `status ${status}`;
  throw new CommandFailed(`The registry failed: ${said}`, 2);
}
