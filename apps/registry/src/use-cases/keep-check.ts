import type { SchemaCheck } from '../domain/check.ts';
import type { RegistryPorts } from '../domain/ports.ts';

/** What a judgement came to. */
interface Judged extends Pick<SchemaCheck, 'changes' | 'findings'> {
  readonly supergraph: { readonly hash: string } | null;
  readonly refusal: { readonly code: string } | null;
}

/** Keeps a judgement under an id, by which it can be read and approved. */
export async function keepCheck(
  { checks, clock, newId }: Pick<RegistryPorts, 'checks' | 'clock' | 'newId'>,
  about: Pick<SchemaCheck, 'variant' | 'author' | 'commit' | 'kind' | 'subgraphs'>,
  judgement: Judged,
): Promise<SchemaCheck> {
  const { variant, author, commit, kind } = about;
  const check: SchemaCheck = {
    id: newId('schemaCheck'),
    variant,
    at: clock.now(),
    author,
    commit,
    kind,
    subgraphs: about.subgraphs.map(({ name, sdlHash }) => ({ name, sdlHash })),
    supergraph: judgement.supergraph?.hash ?? null,
    refusedWith: judgement.refusal?.code ?? null,
    changes: judgement.changes,
    findings: judgement.findings,
  };
  await checks.keep(check);
  return check;
}
