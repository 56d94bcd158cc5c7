import {
  buildASTSchema,
  type DocumentNode,
  Kind,
  print,
  type TypeDefinitionNode,
  validateSchema,
} from 'graphql';
import { chosenOf } from './chosen.ts';
import { faultsOf } from './faults.ts';
import { prune, reachable } from './pruned.ts';
import type { ContractRule } from './rule.ts';
import { tagsOf } from './tags.ts';

/** A contract's part of the API. */
export interface CutApi {
  /** Types alone, without directives; null when the rule chooses nothing of `Query`. */
  readonly document: DocumentNode | null;
  /** Why it cannot be served, one sentence each; nothing when it can. */
  readonly faults: readonly string[];
}

/**
 * Cuts the API that clients see down to what a contract gives. A field whose type has nothing left goes; what cannot be
 * reached from a root is left out.
 * @param api the public API, without what is `@inaccessible`.
 * @param supergraph the composed supergraph of it, which has the tags.
 */
export function cutContract(api: DocumentNode, supergraph: DocumentNode, rule: ContractRule): CutApi {
  const tags = tagsOf(supergraph);
  const whole = new Map<string, TypeDefinitionNode>();
  const chosen = new Map<string, TypeDefinitionNode>();
  for (const definition of api.definitions) {
    const kept = chosenOf(definition, rule, tags);
    if (kept === null) continue;
    whole.set(kept.name.value, definition as TypeDefinitionNode);
    const isNothing = 'fields' in kept && kept.fields?.length === 0 && rule.include.length > 0;
    if (!isNothing || tags.has(kept.name.value, rule.include)) chosen.set(kept.name.value, kept);
  }
  const left = new Map(chosen);
  prune(left);
  const reached = reachable(left);
  const faults = faultsOf({ rule, tags, whole, chosen, left, reached });
  if (!left.has('Query')) return { document: null, faults };
  const definitions = [...left].filter(([name]) => reached.has(name)).map(([, definition]) => definition);
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  return { document, faults: faults.length > 0 ? faults : schemaFaults(document, rule) };
}

/** What the sentences above do not know of. */
function schemaFaults(document: DocumentNode, { name }: ContractRule): readonly string[] {
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  return validateSchema(schema).map(({ message }) => `Contract "${name}": ${message}`);
}

/** A cut as SDL. */
export const cutSdl = (document: DocumentNode): string => `${print(document)}\n`;
