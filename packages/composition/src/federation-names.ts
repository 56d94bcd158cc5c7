import { type DirectiveNode, type DocumentNode, Kind, type ObjectValueNode, type ValueNode } from 'graphql';

const FEDERATION_SPEC = 'https://specs.apollo.dev/federation/';

/** From a directive's name in this document to its name in the federation spec; null when it is none of it. */
export function importedNames(document: DocumentNode): (local: string) => string | null {
  const names = new Map<string, string>();
  let prefix = 'federation';
  for (const link of linksOf(document)) {
    if (!textOf(argument(link, 'url')).startsWith(FEDERATION_SPEC)) continue;
    const as = textOf(argument(link, 'as'));
    if (as !== '') prefix = as;
    const imports = argument(link, 'import');
    for (const value of imports?.kind === Kind.LIST ? imports.values : []) {
      const [name, local] =
        value.kind === Kind.OBJECT ? [field(value, 'name'), field(value, 'as')] : [textOf(value), ''];
      names.set(bare(local === '' ? name : local), bare(name));
    }
  }
  return (local) =>
    names.get(local) ?? (local.startsWith(`${prefix}__`) ? local.slice(prefix.length + 2) : null);
}

function* linksOf(document: DocumentNode): Generator<DirectiveNode> {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_EXTENSION && definition.kind !== Kind.SCHEMA_DEFINITION) continue;
    for (const directive of definition.directives ?? []) if (directive.name.value === 'link') yield directive;
  }
}

export const argument = (directive: DirectiveNode, name: string): ValueNode | undefined =>
  directive.arguments?.find((candidate) => candidate.name.value === name)?.value;

export const textOf = (value: ValueNode | undefined): string =>
  value?.kind === Kind.STRING ? value.value : '';

const field = (value: ObjectValueNode, name: string): string =>
  textOf(value.fields.find((candidate) => candidate.name.value === name)?.value);

const bare = (name: string): string => name.replace(/^@/, '');
