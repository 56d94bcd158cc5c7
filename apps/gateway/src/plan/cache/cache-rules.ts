import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isTypeDefinitionNode,
  Kind,
  TypeInfo,
  type TypeNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** How long an answer may be kept, and for whom. */
export interface CachePolicy {
  readonly maxAgeSeconds: number;
  /** The same for everyone; else for the one principal alone. */
  readonly isPublic: boolean;
}

/** Directives that say nothing of who may read. Every other may be a rule, under whatever name it was imported. */
const harmless = [
  'cacheControl',
  'cost',
  'deprecated',
  'join__field',
  'join__implements',
  'join__type',
  'join__unionMember',
  'listSize',
  'specifiedBy',
  'tag',
];

interface Directed {
  readonly directives?: readonly ConstDirectiveNode[];
}

function hasRule({ directives = [] }: Directed): boolean {
  return directives.some(({ name }) => !harmless.includes(name.value));
}

/** Whether a field is made of others, whose rules then count for it too. */
function hasRequirement({
  directives = [],
}: {
  readonly directives?: readonly ConstDirectiveNode[];
}): boolean {
  return directives.some(
    (directive) =>
      directive.name.value === 'join__field' && typeof argumentsOf(directive).requires === 'string',
  );
}

function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}

/** What `@cacheControl` says, by coordinate. Fields of student data are never among them, whatever they say. */
export type CacheRules = ReadonlyMap<string, CachePolicy>;

export function cacheRulesOf(supergraph: DocumentNode): CacheRules {
  const rules = new Map<string, CachePolicy>();
  const guarded = new Set(
    supergraph.definitions
      .filter(isTypeDefinitionNode)
      .filter(hasRule)
      .map(({ name }) => name.value),
  );
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const named = (name: string) => field.directives?.find((one) => one.name.value === name);
      const found = named('cacheControl');
      if (found === undefined || named('studentRecord') !== undefined) continue;
      const { maxAge, scope } = argumentsOf(found);
      if (typeof maxAge !== 'number' || maxAge <= 0) continue;
      // What not everyone may read is nobody else's, whatever the field says.
      const isGuarded =
        hasRule(field) ||
        hasRequirement(field) ||
        guarded.has(type.name.value) ||
        guarded.has(namedTypeOf(field.type));
      rules.set(`${type.name.value}.${field.name.value}`, {
        maxAgeSeconds: maxAge,
        isPublic: scope === 'PUBLIC' && !isGuarded,
      });
    }
  }
  return rules;
}

function argumentsOf(directive: ConstDirectiveNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

/**
 * How long answers to a document may be kept: as long as the strictest of its fields says, and not at all when one of
 * them says nothing, on any type that its object may have.
 */
export function cachePolicyOf(
  document: DocumentNode,
  schema: GraphQLSchema,
  rules: CacheRules,
): CachePolicy | null {
  let policy: CachePolicy | null = { maxAgeSeconds: Number.POSITIVE_INFINITY, isPublic: true };
  const info = new TypeInfo(schema);

  function tighten(coordinate: string): void {
    const rule = rules.get(coordinate);
    policy =
      rule === undefined || policy === null
        ? null
        : {
            maxAgeSeconds: Math.min(policy.maxAgeSeconds, rule.maxAgeSeconds),
            isPublic: policy.isPublic && rule.isPublic,
          };
  }

  visit(
    document,
    visitWithTypeInfo(info, {
      OperationDefinition({ operation }) {
        if (operation !== 'query') policy = null;
      },
      Field({ name }: FieldNode) {
        if (name.value === '__typename') return;
        const parent = info.getParentType();
        if (!isCompositeType(parent) || info.getFieldDef() == null) {
          policy = null;
          return;
        }
        tighten(`${parent.name}.${name.value}`);
        if (!isAbstractType(parent)) return;
        for (const type of schema.getPossibleTypes(parent)) tighten(`${type.name}.${name.value}`);
      },
    }),
  );
  return policy !== null && Number.isFinite(policy.maxAgeSeconds) ? policy : null;
}
