import { type ArgumentNode, Kind, print } from 'graphql';
import { fieldOf, placesOf, textOf, type WithFields } from './joined.ts';

/** What a lifted field stands for: a field of the graph with the arguments that a `@requires` gives it. */
export interface LiftedField {
  readonly name: string;
  readonly arguments: readonly ArgumentNode[];
}

/** No name of a client or of a subgraph begins so. */
export const LIFTED_PREFIX = '_quad_';

/** Names for required fields with their arguments, and who needs them where. */
export interface LiftedNames {
  readonly types: ReadonlyMap<string, WithFields>;
  /** By name. */
  readonly fields: ReadonlyMap<string, LiftedField>;
  /** The name for a field of a type with arguments; the same call has the same name everywhere. */
  lift(type: string, field: string, given: readonly ArgumentNode[], graph: string): string;
  liftedOf(type: string): readonly string[];
  /** Whether a subgraph uses a lifted field of a type: in a `@requires`, or as an interface promises it. */
  isNeeded(type: string, lifted: string, graph: string): boolean;
  /** Whether a subgraph uses a field of a type that it has lifted from every `@requires`. */
  isNeededPlain(type: string, field: string, graph: string): boolean;
}

export function createLiftedNames(types: ReadonlyMap<string, WithFields>): LiftedNames {
  const fields = new Map<string, LiftedField>();
  const namesByCall = new Map<string, string>();
  /** Type → lifted name → the graphs that require it. */
  const wanted = new Map<string, Map<string, Set<string>>>();

  function implementersOf(type: string): readonly string[] {
    if (types.get(type)?.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [];
    return [...types.values()]
      .filter((other) => other.interfaces?.some(({ name }) => name.value === type))
      .map(({ name }) => name.value);
  }

  /** Whether an interface of a type, as this graph knows it, has such a field there. */
  function isPromised(type: string, field: string, graph: string, has: (of: string) => boolean): boolean {
    return (types.get(type)?.directives ?? []).some((directive) => {
      const interfaceName = textOf(directive, 'interface');
      if (directive.name.value !== 'join__implements' || textOf(directive, 'graph') !== graph) return false;
      const own = fieldOf(types.get(interfaceName ?? ''), field);
      if (interfaceName === undefined || own === undefined || !has(interfaceName)) return false;
      const places = placesOf(own);
      return places.length === 0 || places.some((place) => textOf(place, 'graph') === graph);
    });
  }

  function isProvided(field: string, graph: string): boolean {
    const mention = new RegExp(`\\b${field}\\b`);
    return [...types.values()]
      .flatMap((type) => (type.fields ?? []).flatMap(placesOf))
      .some((place) => textOf(place, 'graph') === graph && mention.test(textOf(place, 'provides') ?? ''));
  }

  return {
    types,
    fields,
    lift(type, field, given, graph) {
      const sorted = given.map((argument) => print(argument)).sort();
      const call = `${field}(${sorted.join(',')})`;
      const name = namesByCall.get(call) ?? `${LIFTED_PREFIX}${field}_${fields.size}`;
      namesByCall.set(call, name);
      fields.set(name, { name: field, arguments: given });
      for (const owner of [type, ...implementersOf(type)]) {
        const ofOwner = wanted.get(owner) ?? new Map<string, Set<string>>();
        wanted.set(owner, ofOwner.set(name, (ofOwner.get(name) ?? new Set()).add(graph)));
      }
      return name;
    },
    liftedOf: (type) => [...(wanted.get(type)?.keys() ?? [])],
    isNeeded: (type, lifted, graph) =>
      wanted.get(type)?.get(lifted)?.has(graph) === true ||
      isPromised(type, fields.get(lifted)?.name ?? '', graph, (of) => wanted.get(of)?.has(lifted) === true),
    isNeededPlain: (type, field, graph) =>
      isPromised(type, field, graph, () => true) || isProvided(field, graph),
  };
}
