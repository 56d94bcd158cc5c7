import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  valueFromASTUntyped,
} from 'graphql';

/** What `@listSize` says of a field. */
export interface ListSize {
  readonly assumedSize: number | null;
  /** Arguments whose value bounds the list; `filter.max` is a field of an input. */
  readonly slicingArguments: readonly string[];
  /** Fields of the returned object that are the list; none when the field itself is. */
  readonly sizedFields: ReadonlySet<string>;
  readonly isSlicingNeeded: boolean;
}

/** The `@cost` and `@listSize` of a supergraph, by coordinate: `Type`, `Type.field`, `Type.field(argument:)`. */
export interface CostRules {
  readonly weights: ReadonlyMap<string, number>;
  readonly lists: ReadonlyMap<string, ListSize>;
}

const COST_SPEC = /^https:\/\/specs\.apollo\.dev\/cost\//;

/** Reads the rules by the names that the supergraph's `@link` to Apollo's cost specification gives them. */
export function costRulesOf(supergraph: DocumentNode): CostRules {
  const weights = new Map<string, number>();
  const lists = new Map<string, ListSize>();
  const names = directiveNames(supergraph);

  function weigh(coordinate: string, directives: readonly ConstDirectiveNode[] = []): void {
    const found = directives.find(({ name }) => name.value === names.cost);
    const weight = found === undefined ? undefined : argumentsOf(found).weight;
    if (typeof weight === 'number') weights.set(coordinate, weight);
  }

  function readField(type: string, field: FieldDefinitionNode): void {
    const coordinate = `${type}.${field.name.value}`;
    weigh(coordinate, field.directives);
    const found = field.directives?.find(({ name }) => name.value === names.listSize);
    if (found !== undefined) lists.set(coordinate, listSizeOf(argumentsOf(found)));
    for (const argument of field.arguments ?? []) {
      weigh(`${coordinate}(${argument.name.value}:)`, argument.directives);
    }
  }

  for (const definition of supergraph.definitions) {
    switch (definition.kind) {
      case Kind.SCALAR_TYPE_DEFINITION:
      case Kind.ENUM_TYPE_DEFINITION:
        weigh(definition.name.value, definition.directives);
        break;
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
        weigh(definition.name.value, definition.directives);
        for (const field of definition.fields ?? []) readField(definition.name.value, field);
        break;
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        for (const field of definition.fields ?? []) weighInput(definition.name.value, field);
        break;
      default:
    }
  }
  return { weights, lists };

  function weighInput(type: string, field: InputValueDefinitionNode): void {
    weigh(`${type}.${field.name.value}`, field.directives);
  }
}

function listSizeOf(given: Readonly<Record<string, unknown>>): ListSize {
  const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  return {
    assumedSize: typeof given.assumedSize === 'number' ? given.assumedSize : null,
    slicingArguments: texts(given.slicingArguments),
    sizedFields: new Set(texts(given.sizedFields)),
    isSlicingNeeded: given.requireOneSlicingArgument !== false,
  };
}

/** How the two directives are called here: by their import, else by the name of the specification. */
function directiveNames(supergraph: DocumentNode): { readonly cost: string; readonly listSize: string } {
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const directive of definition.directives ?? []) {
      const link = argumentsOf(directive);
      if (directive.name.value !== 'link' || !COST_SPEC.test(String(link.url))) continue;
      const prefix = typeof link.as === 'string' ? link.as : 'cost';
      const defined = new Set(
        supergraph.definitions.flatMap((one) =>
          one.kind === Kind.DIRECTIVE_DEFINITION ? [one.name.value] : [],
        ),
      );
      const plain = (name: string, elsewhere: string) => (defined.has(name) ? name : elsewhere);
      return {
        cost: importedAs(link.import, '@cost') ?? plain('cost', prefix),
        listSize: importedAs(link.import, '@listSize') ?? plain('listSize', `${prefix}__listSize`),
      };
    }
  }
  return { cost: 'cost', listSize: 'listSize' };
}

function importedAs(imports: unknown, name: string): string | undefined {
  for (const one of Array.isArray(imports) ? imports : []) {
    if (one === name) return name.slice(1);
    if (typeof one === 'object' && one !== null && one.name === name) return String(one.as ?? name).slice(1);
  }
  return undefined;
}

function argumentsOf(directive: ConstDirectiveNode): Readonly<Record<string, unknown>> {
  const plain = (value: ConstValueNode): unknown => valueFromASTUntyped(value);
  return Object.fromEntries((directive.arguments ?? []).map(({ name, value }) => [name.value, plain(value)]));
}
