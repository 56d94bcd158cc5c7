import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** How large the operations of a document are, with fragments counted wherever they are used. */
export interface Measures {
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly selections: number;
  readonly hasIntrospection: boolean;
  /** Every root field is `__schema`, `__type` or `__typename`, and not all are `__typename`. */
  readonly isIntrospectionOnly: boolean;
  readonly hasMutation: boolean;
}

interface Extent {
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
  readonly selections: number;
}

const nothing: Extent = { depth: 0, aliases: 0, fields: 0, selections: 0 };
/** Nested fragments multiply; past this the exact number says nothing more. */
const CAP = 1_000_000;

/**
 * Measures a document in time linear in its length: every fragment is measured once. A fragment
 * that spreads itself counts as empty there; validation refuses it afterwards.
 */
export function measure(document: DocumentNode): Measures {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Extent>();

  function ofFragment(name: string): Extent {
    const known = measured.get(name);
    if (known !== undefined) return known;
    measured.set(name, nothing);
    const fragment = fragments.get(name);
    const extent = fragment === undefined ? nothing : ofSelections(fragment.selectionSet);
    measured.set(name, extent);
    return extent;
  }

  function ofSelections(set: SelectionSetNode): Extent {
    let { depth, aliases, fields, selections } = nothing;
    for (const selection of set.selections) {
      let inner: Extent;
      if (selection.kind === Kind.FIELD) {
        const below = selection.selectionSet === undefined ? nothing : ofSelections(selection.selectionSet);
        // The standard introspection query is as deep as types nest; its fields still count.
        const isMeta = selection.name.value.startsWith('__');
        inner = {
          depth: isMeta ? 1 : 1 + below.depth,
          aliases: below.aliases + (selection.alias === undefined ? 0 : 1),
          fields: 1,
          selections: below.selections,
        };
      } else {
        inner =
          selection.kind === Kind.FRAGMENT_SPREAD
            ? ofFragment(selection.name.value)
            : ofSelections(selection.selectionSet);
      }
      depth = Math.max(depth, inner.depth);
      aliases = Math.min(CAP, aliases + inner.aliases);
      fields = Math.min(CAP, fields + inner.fields);
      selections = Math.min(CAP, selections + 1 + inner.selections);
    }
    return { depth, aliases, fields, selections };
  }

  let extent = nothing;
  let hasMutation = false;
  const rootNames = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    hasMutation ||= definition.operation === 'mutation';
    const one = ofSelections(definition.selectionSet);
    collectRootNames(definition.selectionSet, fragments, rootNames, new Set());
    extent = {
      depth: Math.max(extent.depth, one.depth),
      aliases: Math.max(extent.aliases, one.aliases),
      fields: Math.max(extent.fields, one.fields),
      selections: Math.max(extent.selections, one.selections),
    };
  }
  const hasIntrospection = rootNames.has('__schema') || rootNames.has('__type');
  return {
    depth: extent.depth,
    aliases: extent.aliases,
    rootFields: extent.fields,
    selections: extent.selections,
    hasIntrospection,
    isIntrospectionOnly: hasIntrospection && [...rootNames].every((name) => name.startsWith('__')),
    hasMutation,
  };
}

function collectRootNames(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  into: Set<string>,
  seen: Set<string>,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      into.add(selection.name.value);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      collectRootNames(selection.selectionSet, fragments, into, seen);
    } else if (!seen.has(selection.name.value)) {
      seen.add(selection.name.value);
      const fragment = fragments.get(selection.name.value);
      if (fragment !== undefined) collectRootNames(fragment.selectionSet, fragments, into, seen);
    }
  }
}
