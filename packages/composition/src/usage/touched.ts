import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * The coordinates that an operation touches: types (`Person`), fields (`Person.name`, of an interface also those of the
 * types behind it), arguments that it gives (`Query.person.id`), fields of inputs and values of enums. What a variable may
 * carry counts as given, since nobody looks into variables.
 */
export function touchedCoordinates(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const touched = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(field) {
        const parent = info.getParentType();
        const definition = info.getFieldDef();
        if (parent == null || definition == null) return;
        for (const type of [parent, ...(isAbstractType(parent) ? schema.getPossibleTypes(parent) : [])])
          touched.add(`${type.name}.${field.name.value}`);
        touched.add(parent.name);
        touched.add(getNamedType(definition.type).name);
      },
      FragmentDefinition: ({ typeCondition }) => void touched.add(typeCondition.name.value),
      InlineFragment: ({ typeCondition }) => {
        if (typeCondition !== undefined) touched.add(typeCondition.name.value);
      },
      Argument({ name }) {
        const parent = info.getParentType();
        const field = info.getFieldDef();
        const given = info.getArgument();
        if (parent == null || field == null || given == null || info.getDirective() != null) return;
        touched.add(`${parent.name}.${field.name}.${name.value}`);
        touched.add(getNamedType(given.type).name);
      },
      ObjectField({ name }) {
        const parent = getNamedType(info.getParentInputType() as GraphQLInputType | undefined);
        const given = getNamedType(info.getInputType() as GraphQLInputType | undefined);
        if (parent !== undefined) touched.add(`${parent.name}.${name.value}`);
        if (given !== undefined) touched.add(given.name);
      },
      EnumValue({ value }) {
        const type = getNamedType(info.getInputType() as GraphQLInputType | undefined);
        if (isEnumType(type)) touched.add(`${type.name}.${value}`);
      },
      VariableDefinition({ type }) {
        const given = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
        if (given !== undefined) addInput(getNamedType(given), touched);
      },
    }),
  );
  return touched;
}

/** All that a value of an input type may carry. */
function addInput(type: GraphQLNamedType, touched: Set<string>): void {
  touched.add(type.name);
  if (isEnumType(type)) for (const { name } of type.getValues()) touched.add(`${type.name}.${name}`);
  if (!isInputObjectType(type)) return;
  for (const field of Object.values(type.getFields())) {
    const coordinate = `${type.name}.${field.name}`;
    if (touched.has(coordinate)) continue;
    touched.add(coordinate);
    addInput(getNamedType(field.type), touched);
  }
}
