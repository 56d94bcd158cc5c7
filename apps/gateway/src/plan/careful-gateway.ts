import type { ApolloGateway } from '@apollo/gateway';
import type { DocumentNode } from 'graphql';
import type { BrokenAnswers } from './broken-answers.ts';
import type { GatewayContext } from './context.ts';
import { clientError, clientNames, withSafeAliases } from './requires/client-aliases.ts';
import { UnplannedFault } from './unplanned.ts';
import { OnlyPlanned } from './warm-up.ts';

type Execute = ApolloGateway['executor'];
type Request = Parameters<Execute>[0];
type Answer = Awaited<ReturnType<Execute>>;

/** What Apollo Server needs of a gateway. */
export type GatewayFace = Pick<ApolloGateway, 'load' | 'onSchemaLoadOrUpdate' | 'stop'>;

/**
 * Apollo's gateway, with what it gets wrong put right around it: aliases that take a name which it
 * fetches for itself, broken promises of the schema that it does not report as errors, and fields that
 * it leaves out of a plan.
 */
export function carefulGateway(
  gateway: ApolloGateway,
  options: { readonly guarded: ReadonlySet<string>; readonly broken: BrokenAnswers },
): GatewayFace {
  const safeDocuments = new WeakMap<DocumentNode, { readonly safe: DocumentNode | null }>();

  function safeOf(document: DocumentNode): DocumentNode | null {
    const known = safeDocuments.get(document) ?? { safe: withSafeAliases(document, options.guarded) };
    safeDocuments.set(document, known);
    return known.safe;
  }

  async function execute(request: Request): Promise<Answer> {
    const document = safeOf(request.document);
    if (document === null) return withClientErrors(reported(await run(request), request));
    // The plan is kept by this hash, beside the one of the same text as another client might mean it.
    const queryHash = `${request.queryHash}:safe`;
    const safe = { ...request, document, queryHash };
    const answer = withClientErrors(reported(await run(safe), safe));
    const { data } = answer;
    return data == null ? answer : { ...answer, data: clientNames(data) as typeof data };
  }

  async function run(request: Request): Promise<Answer> {
    try {
      return await gateway.executor(request);
    } catch (fault) {
      if (fault instanceof UnplannedFault || fault instanceof OnlyPlanned)
        return { data: null, errors: [fault] };
      throw fault;
    }
  }

  function reported(answer: Answer, { schema, document, context }: Request): Answer {
    const { valueCompletion, ...extensions } = answer.extensions ?? {};
    if (!Array.isArray(valueCompletion)) return answer;
    const { requestId } = context as Partial<GatewayContext>;
    const errors = options.broken.report(valueCompletion, { schema, document, requestId });
    const { extensions: _, ...rest } = answer;
    return {
      ...rest,
      errors: [...(answer.errors ?? []), ...errors],
      ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
    };
  }

  return {
    async load(given) {
      return { ...(await gateway.load(given)), executor: execute };
    },
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    stop: () => gateway.stop(),
  };
}

function withClientErrors(answer: Answer): Answer {
  return answer.errors === undefined ? answer : { ...answer, errors: answer.errors.map(clientError) };
}
