import { type ConstDirectiveNode, Kind, parse } from 'graphql';

/**
 * A module that says which side gives each field: type names to sides to their fields. Fields that several sides give are
 * left out: one of them being down leaves nothing missing.
 * @param supergraph SDL of the composed graph.
 */
export function fieldSidesModule(supergraph: string): string {
  const { definitions } = parse(supergraph);
  const names = new Map<string, string>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const { name, directives = [] } of definition.values ?? [])
      names.set(name.value, textOf(directives[0], 'name') ?? name.value);
  }
  const table: Record<string, Record<string, string[]>> = {};
  for (const definition of definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const everywhere = graphsIn(definition.directives, 'join__type');
    for (const field of definition.fields ?? []) {
      const own = graphsIn(field.directives, 'join__field');
      const [graph, ...others] = own.length > 0 ? own : everywhere;
      const side = graph === undefined || others.length > 0 ? undefined : names.get(graph);
      if (side === undefined) continue;
      table[definition.name.value] ??= {};
      const sides = table[definition.name.value] ?? {};
      sides[side] = [...(sides[side] ?? []), field.name.value];
    }
  }
  return `export const fieldSides: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = ${JSON.stringify(table)};\n`;
}

function graphsIn(directives: readonly ConstDirectiveNode[] | undefined, name: string): readonly string[] {
  const graphs = (directives ?? []).flatMap((directive) => {
    const isExternal = directive.arguments?.some(
      (one) => one.name.value === 'external' && one.value.kind === Kind.BOOLEAN && one.value.value,
    );
    const graph = textOf(directive, 'graph');
    return directive.name.value !== name || isExternal === true || graph === undefined ? [] : [graph];
  });
  return [...new Set(graphs)];
}

function textOf(directive: ConstDirectiveNode | undefined, name: string): string | undefined {
  const value = directive?.arguments?.find((one) => one.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}
