import { type ContractRule, cutContract } from '@quad/composition/contracts';
import {
  buildASTSchema,
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  isCompositeType,
  parse,
  printSchema,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { KnownDocument } from './documents.ts';
import { edgeError } from './masking.ts';
import type { Supergraph } from './supergraph.ts';

/** A part of the graph that is served to some of its clients. */
export interface Contract extends ContractRule {
  readonly schema: GraphQLSchema;
}

/** The contracts that are served, by name. */
export type Contracts = ReadonlyMap<string, Contract>;

/**
 * Cuts the contracts that a supergraph says.
 * @throws Error with every sentence of what cannot be served; the registry asks before it publishes.
 */
export function cutContracts(
  apiSchema: GraphQLSchema,
  { document, contracts: rules }: Pick<Supergraph, 'document' | 'contracts'>,
): Contracts {
  const contracts = new Map<string, Contract>();
  if (rules.length === 0) return contracts;
  const api = parse(printSchema(apiSchema), { noLocation: true });
  for (const rule of rules) {
    const cut = cutContract(api, document, rule);
    if (cut.faults.length > 0) throw new Error(cut.faults.join('\n'));
    if (cut.document !== null)
      contracts.set(rule.name, { ...rule, schema: buildASTSchema(cut.document, { assumeValidSDL: true }) });
  }
  return contracts;
}

/**
 * Why an operation is outside a contract, or null. The refusal `FIELD_NOT_IN_CONTRACT` names what
 * was asked for in the client's own words (`Person.email`), so that it tells no one whether such a
 * field exists.
 */
export function contractFault(contract: Contract, known: KnownDocument): GraphQLError | null {
  const kept = known.verdicts.get(contract.name);
  if (kept !== undefined) return kept;
  const verdict = judge(contract, known.document);
  known.verdicts.set(contract.name, verdict);
  return verdict;
}

function judge(contract: Contract, document: DocumentNode): GraphQLError | null {
  const outside = coordinatesOutside(contract.schema, document);
  if (outside.length > 0) {
    const are = outside.length === 1 ? 'is' : 'are';
    return edgeError(
      'FIELD_NOT_IN_CONTRACT',
      `${outside.join(', ')} ${are} not in the contract "${contract.name}"; ask only for what its introspection lists.`,
      { contract: contract.name, coordinates: outside },
    );
  }
  const [fault] = validate(contract.schema, document, undefined, { maxErrors: 1 });
  if (fault === undefined) return null;
  return new GraphQLError(fault.message, {
    ...(fault.nodes === undefined ? {} : { nodes: fault.nodes }),
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}

/** Fields and types that a document asks for and a schema does not have, each once, in their order. */
function coordinatesOutside(schema: GraphQLSchema, document: DocumentNode): string[] {
  const outside = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      OperationDefinition(operation) {
        if (schema.getRootType(operation.operation) != null) return;
        const root = operation.operation === 'mutation' ? 'Mutation' : 'Subscription';
        for (const selection of operation.selectionSet.selections) {
          if (selection.kind === 'Field') outside.add(`${root}.${selection.name.value}`);
        }
        return false;
      },
      InlineFragment: ({ typeCondition }) => missingType(schema, typeCondition?.name.value, outside),
      FragmentDefinition: ({ typeCondition }) => missingType(schema, typeCondition.name.value, outside),
      Field(field: FieldNode) {
        const parent = info.getParentType();
        if (parent == null || info.getFieldDef() != null) return;
        outside.add(`${parent.name}.${field.name.value}`);
        return false;
      },
    }),
  );
  return [...outside];
}

function missingType(
  schema: GraphQLSchema,
  name: string | undefined,
  outside: Set<string>,
): false | undefined {
  if (name === undefined || isCompositeType(schema.getType(name))) return;
  outside.add(name);
  return false;
}
