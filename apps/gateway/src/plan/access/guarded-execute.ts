import { createHash } from 'node:crypto';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  ACCESS_REFUSED,
  type AccessRule,
  accessRefusal,
  type Principal,
  publicPrincipal,
} from '@quad/kernel';
import type { AccessRules } from '@quad/subgraph-kit';
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { answerShape } from './answer-shape.ts';
import { type FilteredDocument, filterDocument } from './filtered-document.ts';
import { type RefusedField, withRefusals } from './refused-answer.ts';
import { type RuledUses, refusedCoordinates, ruledUses } from './refused-coordinates.ts';

type Gateway = ApolloServerOptionsWithGateway<GatewayContext>['gateway'];
/** Runs a validated operation. */
export type Execute = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/** What is known of one document: what it uses, and its forms without what was refused. */
interface Judged {
  readonly uses: RuledUses;
  readonly filtered: Map<string, FilteredDocument & { readonly hash: string }>;
}

/**
 * Runs operations without the fields whose rules the principal does not meet: no plan has them, no subgraph is asked for
 * them. Each is null in the answer with the error `UNAUTHORIZED_FIELD_OR_TYPE`, as Apollo's router does it; the rest is
 * answered, so that a page does not go empty for one field. A request without a principal is the public's.
 */
export function guardedExecute(execute: Execute, schema: GraphQLSchema, rules: AccessRules | null): Execute {
  if (rules === null) return execute;
  const judged = new WeakMap<DocumentNode, Judged>();

  function judge(document: DocumentNode, of: AccessRules): Judged {
    const known = judged.get(document) ?? { uses: ruledUses(document, schema, of), filtered: new Map() };
    judged.set(document, known);
    return known;
  }

  return async (request) => {
    const { document, source, request: asked } = request;
    const { uses, filtered } = judge(document, rules);
    const refused = uses.size === 0 ? [] : refusedCoordinates(uses, principalOf(request.context));
    if (refused.length === 0) return execute(request);
    const key = refused.join(' ');
    const names = new Set(refused);
    const known = filtered.get(key) ?? { ...filterDocument(document, schema, names), hash: hashOf(key) };
    filtered.set(key, known);
    const answer = await execute({
      ...request,
      document: known.document,
      // The plan is kept by this text, apart from the one of those who may have everything.
      source: `# without ${known.hash}\n${source}`,
    });
    const shape = answerShape(document, asked.operationName, schema, names);
    if (shape === null || answer.data == null) return answer;
    const { data, refused: fields } = withRefusals(answer.data, shape, known.markPrefix);
    const errors = [...(answer.errors ?? []), ...fields.map((field) => errorOf(field, uses))];
    return { ...answer, data, ...(errors.length === 0 ? {} : { errors }) };
  };
}

/** Nobody in particular is the public: whoever cannot be told has what everyone has. */
function principalOf(context: unknown): Principal {
  return (context as Partial<GatewayContext>).principal ?? publicPrincipal;
}

function errorOf({ coordinate, path, field }: RefusedField, uses: RuledUses): GraphQLError {
  const rules: readonly AccessRule[] = uses.get(coordinate) ?? [];
  return new GraphQLError(accessRefusal(coordinate, rules), {
    nodes: field,
    path,
    extensions: { code: ACCESS_REFUSED, coordinate },
  });
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);
