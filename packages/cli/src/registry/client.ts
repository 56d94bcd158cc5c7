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

const contractChangesShape = z.object({ contract: z.string(), changes: z.array(changeShape) });
const contractActShape = z.object({
  state: z.enum(['PUBLISHED', 'UNCHANGED']),
  supergraph: z.string(),
  contracts: z.array(contractChangesShape),
});

const previewShape = z.object({
  id: z.string(),
  name: z.string().nullable(),
  subgraph: z.string(),
  url: z.string(),
  isWritable: z.boolean(),
  author: z.string(),
  commit: z.string().nullable(),
  at: z.string(),
  endsAt: z.string(),
});

/** What the registry answers to an act. */
const acts = {
  publish: z.object({
    state: z.enum(['PUBLISHED', 'PENDING', 'UNCHANGED']),
    supergraph: z.string().nullable(),
    changes: z.array(changeShape),
    contracts: z.array(contractChangesShape),
    missing: z.array(z.string()),
    check: checkShape.nullable(),
  }),
  check: checkShape.extend({ contracts: z.array(contractChangesShape) }),
  approve: z.object({ approvals: z.array(z.object({ id: z.string(), change: z.string() })) }),
  rollback: z.object({ supergraph: z.string(), changes: z.array(changeShape), check: checkShape }),
  contracts: contractActShape,
  'contracts/remove': contractActShape,
  previews: z.object({
    preview: previewShape,
    header: z.record(z.string(), z.string()),
    check: checkShape,
    contracts: z.array(contractChangesShape),
  }),
  'previews/end': z.object({ preview: previewShape }),
  documents: z.object({
    state: z.enum(['PUBLISHED', 'UNCHANGED']),
    documents: z.number(),
    validSets: z.number(),
  }),
};

/** What the registry tells of a graph. */
const facts = {
  history: z.object({
    acts: z.array(
      z.object({
        sequence: z.number(),
        kind: z.enum(['PUBLISH', 'ROLLBACK', 'CONTRACT']),
        at: z.string(),
        author: z.string(),
        commit: z.string().nullable(),
        supergraph: z.string().nullable(),
        published: z.array(buildShape),
        contract: z.string().nullable(),
        changes: z.array(changeShape),
      }),
    ),
  }),
  subgraphs: z.object({ accepted: z.array(buildShape) }),
  contracts: z.object({
    contracts: z.array(
      z.object({
        name: z.string(),
        include: z.array(z.string()),
        exclude: z.array(z.string()),
        client: z.string().nullable(),
        sdlHash: z.string().nullable(),
      }),
    ),
  }),
  previews: z.object({ previews: z.array(previewShape) }),
  changelog: z.object({
    releases: z.array(z.object({ sequence: z.number(), at: z.string(), changes: z.array(changeShape) })),
  }),
};

export type RegistryContractChanges = z.infer<typeof contractChangesShape>;
export type RegistryPreview = z.infer<typeof previewShape>;
export type RegistryChange = z.infer<typeof changeShape>;
type Acts = { readonly [Act in keyof typeof acts]: z.infer<(typeof acts)[Act]> };
type Facts = { readonly [Name in keyof typeof facts]: z.infer<(typeof facts)[Name]> };

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
  post<Act extends Exclude<keyof Acts, 'documents'>>(act: Act, body: object): Promise<Acts[Act]>;
  putDocuments(variant: string, client: string, body: object): Promise<Acts['documents']>;
  /** @param of what of the variant, such as the contract of a changelog. */
  get<Name extends keyof Facts>(name: Name, variant: string, of?: string): Promise<Facts[Name]>;
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

  async function ask(
    path: string,
    body?: object,
    method: 'GET' | 'POST' | 'PUT' = body === undefined ? 'GET' : 'POST',
  ): Promise<unknown> {
    const answer = await request(`${url}${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      headersTimeout: ANSWER_WITHIN_MS,
      bodyTimeout: ANSWER_WITHIN_MS,
    }).catch((cause: unknown) => {
      throw new CommandFailed(`The registry does not answer at ${url}; see "quad status".`, 2, { cause });
    });
    return read(answer.statusCode, await answer.body.text());
  }

  return {
    post: async (act, body) => acts[act].parse(await ask(`/${act}`, body)) as Acts[typeof act],
    async putDocuments(variant, client, body) {
      return acts.documents.parse(await ask(`/documents/${variant}/${client}`, body, 'PUT'));
    },
    async get(name, variant, of) {
      const path = [name, variant, ...(of === undefined ? [] : [of])].map(encodeURIComponent).join('/');
      return facts[name].parse(await ask(`/${path}?first=500`)) as Facts[typeof name];
    },
  };
}

const refusalShape = z.object({ code: z.string(), message: z.string(), check: checkShape.optional() });

function read(status: number, text: string): unknown {
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : {};
  if (status === 200) return body;
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
