import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

type Values = Readonly<Record<string, unknown>>;

/** Pages within pages multiply; past this the exact number says nothing more. */
const CAP = 1_000_000_000;

/**
 * How many rows the greatest operation of a document asks for at most, by the `first` of its pages: pages
 * within pages multiply. Linear in the document's length: every fragment is counted once for each operation,
 * and one that spreads itself counts as empty there; validation refuses it afterwards.
 */
export function askedRows(document: DocumentNode, variables: Values): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  let most = 0;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const values = { ...defaultsOf(definition), ...variables };
    most = Math.max(most, rowsOf(definition.selectionSet, values, fragments));
  }
  return most;
}

function rowsOf(
  operation: SelectionSetNode,
  values: Values,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): number {
  const counted = new Map<string, number>();

  function ofFragment(name: string): number {
    const known = counted.get(name);
    if (known !== undefined) return known;
    counted.set(name, 0);
    const fragment = fragments.get(name);
    const rows = fragment === undefined ? 0 : ofSet(fragment.selectionSet);
    counted.set(name, rows);
    return rows;
  }

  function ofField(field: FieldNode): number {
    const below = field.selectionSet === undefined ? 0 : ofSet(field.selectionSet);
    const page = pageOf(field, values);
    return page === null ? below : page * (1 + below);
  }

  function ofSet(set: SelectionSetNode): number {
    let rows = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) rows += ofField(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) rows += ofSet(selection.selectionSet);
      else rows += ofFragment(selection.name.value);
    }
    return Math.min(CAP, rows);
  }

  return ofSet(operation);
}

/** How many rows a field's page has at most; null for a field without `first`. */
function pageOf(field: FieldNode, values: Values): number | null {
  const first = field.arguments?.find(({ name }) => name.value === 'first');
  if (first === undefined) return null;
  const asked = first.value.kind === Kind.VARIABLE ? values[first.value.name.value] : numberOf(first.value);
  // What is no number is refused by validation or by the field itself.
  return typeof asked === 'number' && asked > 0 ? asked : 0;
}

function numberOf(value: ValueNode): number | undefined {
  return value.kind === Kind.INT ? Number(value.value) : undefined;
}

function defaultsOf(operation: OperationDefinitionNode): Values {
  const given = (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
    variable.name.value,
    defaultValue === undefined ? undefined : numberOf(defaultValue),
  ]);
  return Object.fromEntries(given);
}
