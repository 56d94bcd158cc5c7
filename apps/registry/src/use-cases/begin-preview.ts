import { err, ok, type Result } from '@quad/kernel';
import type { SchemaCheck } from '../domain/check.ts';
import type { ContractChanges } from '../domain/contract.ts';
import { type PreviewRefused, previewRefused } from '../domain/errors.ts';
import { withBuilds } from '../domain/graph-head.ts';
import type { Authorship } from '../domain/history.ts';
import type { HashedText, RegistryPorts, SubgraphText } from '../domain/ports.ts';
import type { Preview } from '../domain/preview.ts';
import { previewUrlFault } from '../domain/preview-hosts.ts';
import { judgeGraph } from './judge-graph.ts';
import { keepCheck } from './keep-check.ts';
import type { PublishRefused } from './publish-subgraphs.ts';

export interface PreviewWish extends Authorship {
  readonly variant: string;
  readonly name: string | null;
  readonly subgraph: SubgraphText;
  readonly url: string;
  readonly minutes: number;
  readonly isWritable: boolean;
}

export interface PreviewBegun {
  readonly preview: Preview;
  readonly check: SchemaCheck;
  /** How the APIs of contracts would change, those that would. */
  readonly contracts: readonly ContractChanges[];
}

/** Composes a subgraph with what is served, for whoever names it. Whom it would break is said and refuses nothing. */
export async function beginPreview(
  ports: RegistryPorts,
  wish: PreviewWish,
): Promise<Result<PreviewBegun, PreviewRefused | PublishRefused>> {
  const { composer, memory, previews, previewRules, clock } = ports;
  const fault = previewUrlFault(wish.url, previewRules.hosts);
  if (fault !== null) return err(previewRefused('PREVIEW_URL_REFUSED', fault));
  const head = await memory.head(wish.variant);
  if (head.supergraph === null) return err(previewRefused('NOT_COMPOSED', wish.variant));
  const { name: subgraph, sdl } = wish.subgraph;
  const build = { name: subgraph, revision: 0, sdlHash: composer.hash(sdl) };
  const judged = await judgeGraph(ports, {
    head,
    builds: withBuilds(head.serving, [build]),
    arriving: new Map([[build.sdlHash, sdl]]),
    together: [],
  });
  const check = await keepCheck(ports, { ...wish, kind: 'PREVIEW', subgraphs: [build] }, judged);
  const { refusal, supergraph } = judged;
  if (refusal !== null && refusal.code !== 'BREAKS_CLIENTS') return err({ ...refusal, check });
  if (supergraph === null) throw new Error('A graph that is not refused has a text.');
  const { variant, name, author, commit, url, isWritable } = wish;
  const at = clock.now();
  const preview: Preview = {
    id: ports.newId('schemaPreview'),
    variant,
    name,
    subgraph,
    url,
    sdlHash: build.sdlHash,
    supergraph: supergraph.hash,
    basis: head.supergraph,
    isWritable,
    author,
    commit,
    check: check.id,
    at,
    endsAt: at.add({ minutes: wish.minutes }),
    endedAt: null,
  };
  const texts: readonly HashedText[] = [{ hash: build.sdlHash, text: sdl }, supergraph];
  if (!(await previews.begin(preview, texts, previewRules.most))) {
    return err(previewRefused('TOO_MANY_PREVIEWS', String(previewRules.most)));
  }
  if (name !== null) await previews.endOthers({ ...preview, name }, at);
  return ok({ preview, check, contracts: judged.contracts?.changes ?? [] });
}
