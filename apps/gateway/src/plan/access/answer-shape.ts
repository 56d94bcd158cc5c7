import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';

/** Where refused fields lie below an object of the answer, by response names. */
export interface AnswerShape {
  readonly refused: Map<string, RefusedPlace>;
  /** Only fields below which something was refused. */
  readonly below: Map<string, { readonly type: GraphQLOutputType; readonly shape: AnswerShape }>;
}

export interface RefusedPlace {
  readonly coordinate: string;
  readonly type: GraphQLOutputType;
  readonly field: FieldNode;
}

/**
 * The shape of the answer to a client's operation, as far as refused fields are concerned; null when it has none. Type
 * conditions are not looked at: fields of one response name are null and lists alike in all of them, as validation has
 * made sure, and marks say on which objects a field was refused.
 */
export function answerShape(
  document: DocumentNode,
  operationName: string | null | undefined,
  schema: GraphQLSchema,
  refused: ReadonlySet<string>,
): AnswerShape | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (operationName == null || definition.name?.value === operationName) operation ??= definition;
  }
  const root = operation === undefined ? null : schema.getRootType(operation.operation);
  if (operation === undefined || root == null) return null;

  function add(type: string, set: SelectionSetNode, shape: AnswerShape): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) addField(type, selection, shape);
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        add(selection.typeCondition?.name.value ?? type, selection.selectionSet, shape);
      else {
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined) add(fragment.typeCondition.name.value, fragment.selectionSet, shape);
      }
    }
  }

  function addField(typeName: string, field: FieldNode, shape: AnswerShape): void {
    const type = schema.getType(typeName);
    if (!isCompositeType(type)) return;
    const name = field.name.value;
    const definition =
      name === '__typename' || !('getFields' in type) ? TypeNameMetaFieldDef : type.getFields()[name];
    if (definition === undefined) return;
    const key = (field.alias ?? field.name).value;
    const coordinate = `${typeName}.${name}`;
    if (refused.has(coordinate)) {
      shape.refused.set(key, { coordinate, type: definition.type, field });
      return;
    }
    if (field.selectionSet === undefined) return;
    const known = shape.below.get(key);
    const inner = known?.shape ?? emptyShape();
    add(namedOf(definition.type), field.selectionSet, inner);
    if (!isEmpty(inner)) shape.below.set(key, { type: definition.type, shape: inner });
  }

  const shape = emptyShape();
  add(root.name, operation.selectionSet, shape);
  return isEmpty(shape) ? null : shape;
}

const emptyShape = (): AnswerShape => ({ refused: new Map(), below: new Map() });

const isEmpty = ({ refused, below }: AnswerShape): boolean => refused.size === 0 && below.size === 0;

function namedOf(type: GraphQLOutputType): string {
  return 'ofType' in type ? namedOf(type.ofType) : type.name;
}
