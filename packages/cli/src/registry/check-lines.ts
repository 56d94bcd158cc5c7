import { z } from 'zod';

const useShape = z.object({
  client: z.string(),
  clientName: z.string(),
  contact: z.string().nullable(),
  operation: z.string(),
  operationName: z.string().nullable(),
  calls: z.number(),
  lastSeen: z.string().nullable(),
  excuse: z.union([z.literal('DEPLOYED_TOGETHER'), z.object({ until: z.string() })]).nullable(),
});

/** A judgement of the registry about subgraphs. */
export const checkShape = z.object({
  id: z.string(),
  kind: z.enum(['CHECK', 'PUBLISH', 'ROLLBACK', 'PREVIEW']),
  supergraph: z.string().nullable(),
  refusedWith: z.string().nullable(),
  changes: z.array(
    z.object({
      level: z.enum(['BREAKING', 'DANGEROUS', 'NON_BREAKING']),
      message: z.string(),
      path: z.string().nullable(),
    }),
  ),
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['ERROR', 'WARNING', 'INFO']),
      message: z.string(),
      path: z.string().nullable(),
      rule: z.string().nullable(),
      change: z.string().nullable(),
      uses: z.array(useShape),
    }),
  ),
});

export type SaidCheck = z.infer<typeof checkShape>;
type Finding = SaidCheck['findings'][number];

/** The findings as people read them, worst first: each with whom it breaks. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  const order = ['ERROR', 'WARNING', 'INFO'];
  return [...findings]
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .flatMap((finding) => [lineOf(finding), ...finding.uses.map(useLine)]);
}

function lineOf({ severity, message, rule }: Finding): string {
  return `${severity.padEnd(9)}${message}${rule === null ? '' : ` (${rule})`}`;
}

function useLine(use: Finding['uses'][number]): string {
  const { client, clientName, contact, operation, operationName, calls, lastSeen, excuse } = use;
  const who = clientName === client ? client : `${clientName} (${client})`;
  const what = `${operationName ?? 'an operation without a name'} ${operation.slice(0, 8)}`;
  const when = lastSeen === null ? 'registered' : `${calls} calls, last ${lastSeen.slice(0, 16)}Z`;
  const why =
    excuse === null
      ? ''
      : excuse === 'DEPLOYED_TOGETHER'
        ? '; deployed with it'
        : `; approved until ${excuse.until}`;
  return `         ${who} <${contact ?? 'no contact known'}>: ${what}, ${when}${why}`;
}
