import { accessPolicies, accessScopes } from '@quad/kernel';
import { type DefinitionNode, type DirectiveNode, type DocumentNode, Kind, type ValueNode } from 'graphql';
import { parseSubgraph, type SubgraphSdl } from './compose.ts';
import { argument, importedNames, textOf } from './federation-names.ts';

/** Directives of federation that compose, and that the gateway's runtime refuses to load or ignores in silence. */
const reasons: Readonly<Record<string, string>> = {
  context: 'the gateway cannot load a graph that uses it; pass the value by @requires',
  fromContext: 'the gateway cannot load a graph that uses it; pass the value by @requires',
  cacheTag: 'the gateway cannot load a graph that uses it; remove it',
};

/**
 * What a subgraph uses that composes, but does not run: one sentence each, with its place. It knows directives by the
 * names that the subgraph's own `@link` gives them.
 * @throws CompositionFailed when the SDL cannot be read.
 */
export function unrunnableUses(subgraph: SubgraphSdl): readonly string[] {
  const document = parseSubgraph(subgraph);
  const specNames = importedNames(document);
  const found: string[] = [];
  for (const { place, directive } of usesOf(document)) {
    const spec = specNames(directive.name.value);
    if (spec === null) continue;
    const reason = reasons[spec] ?? (isProgressive(spec, directive) ? progressive : unmetBy(spec, directive));
    if (reason !== undefined) found.push(`[${subgraph.name}] ${place} uses @${spec}: ${reason}.`);
  }
  return [...found, ...ruledKeys(subgraph.name, document, specNames)];
}

const progressive = 'with a label the gateway would send it nothing, in silence; use it without a label';

function isProgressive(spec: string, directive: DirectiveNode): boolean {
  return spec === 'override' && directive.arguments?.some(({ name }) => name.value === 'label') === true;
}

/** A rule that nobody could ever meet, because it names what no one gives. */
function unmetBy(spec: string, directive: DirectiveNode): string | undefined {
  const [given, known, what] =
    spec === 'requiresScopes'
      ? (['scopes', accessScopes, 'scope'] as const)
      : (['policies', accessPolicies, 'policy'] as const);
  if (spec !== 'requiresScopes' && spec !== 'policy') return undefined;
  const unknown = textsIn(argument(directive, given)).find((name) => !known.includes(name));
  return unknown === undefined
    ? undefined
    : `nobody can have the ${what} "${unknown}"; known are ${known.join(', ')}`;
}

/**
 * Keys with a rule of their own: the gateway fetches keys for whoever asks for a field behind them, so that such a rule
 * would refuse fields which do not name it.
 */
function* ruledKeys(
  name: string,
  document: DocumentNode,
  specNames: (local: string) => string | null,
): Generator<string> {
  for (const definition of document.definitions) {
    if (!('fields' in definition) || !('directives' in definition)) continue;
    const keys = (definition.directives ?? []).filter((each) => specNames(each.name.value) === 'key');
    const words = new Set(keys.flatMap((key) => textOf(argument(key, 'fields')).split(/[^\w]+/)));
    for (const field of definition.fields ?? []) {
      const rule = (field.directives ?? []).find((each) => isRule(specNames(each.name.value)));
      if (rule === undefined || !words.has(field.name.value)) continue;
      const place = `${nameOf(definition)}.${field.name.value}`;
      yield `[${name}] ${place} uses @${rule.name.value}: it is a key, which the gateway fetches for other fields; put the rule on the type.`;
    }
  }
}

const isRule = (spec: string | null): boolean =>
  spec === 'authenticated' || spec === 'requiresScopes' || spec === 'policy';

function textsIn(value: ValueNode | undefined): readonly string[] {
  if (value?.kind === Kind.LIST) return value.values.flatMap(textsIn);
  return value?.kind === Kind.STRING ? [value.value] : [];
}

/** Every directive on a type, a field or an argument, with its coordinate. */
function* usesOf(
  document: DocumentNode,
): Generator<{ readonly place: string; readonly directive: DirectiveNode }> {
  for (const definition of document.definitions) {
    const type = nameOf(definition);
    if (type === null) continue;
    if ('directives' in definition) yield* at(type, definition.directives);
    if (!('fields' in definition)) continue;
    for (const part of definition.fields ?? []) {
      const place = `${type}.${part.name.value}`;
      yield* at(place, part.directives);
      if (part.kind !== Kind.FIELD_DEFINITION) continue;
      for (const each of part.arguments ?? []) yield* at(`${place}(${each.name.value}:)`, each.directives);
    }
  }
}

function* at(place: string, directives: readonly DirectiveNode[] | undefined) {
  for (const directive of directives ?? []) yield { place, directive };
}

function nameOf(definition: DefinitionNode): string | null {
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) return null;
  return 'name' in definition && definition.name !== undefined ? definition.name.value : null;
}
