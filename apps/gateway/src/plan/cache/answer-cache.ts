import type { Principal } from '@quad/kernel';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type CachePolicy, type CacheRules, cachePolicyOf } from './cache-rules.ts';

/** What an answer depends on, beside the supergraph: a cache belongs to one. */
export interface Question {
  readonly principal: Principal;
  readonly contract: string | null;
  readonly document: DocumentNode;
  readonly text: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The place of one answer. */
export interface CachePlace {
  /** The kept `data` as JSON; undefined when there is none. */
  read(): string | undefined;
  /** Keeps an answer without errors, unless something was changed since the place was asked for. */
  keep(data: unknown): void;
}

/** Answers to queries all of whose fields say `@cacheControl`; nothing else has a place. */
export interface AnswerCache {
  placeOf(question: Question): CachePlace | null;
  /** Something was changed: nothing that was kept is answered again. */
  clear(): void;
}

const LARGEST_BYTES = 32 * 1024 * 1024;

export function createAnswerCache(schema: GraphQLSchema, rules: CacheRules): AnswerCache | null {
  // Most graphs say it nowhere; then nobody looks.
  if (rules.size === 0) return null;
  const answers = new LRUCache<string, string>({
    maxSize: LARGEST_BYTES,
    maxEntrySize: LARGEST_BYTES / 16,
    sizeCalculation: (answer, key) => 2 * (answer.length + key.length),
  });
  const policies = new WeakMap<DocumentNode, { readonly policy: CachePolicy | null }>();
  let changes = 0;

  function policyOf(document: DocumentNode): CachePolicy | null {
    const known = policies.get(document) ?? { policy: cachePolicyOf(document, schema, rules) };
    policies.set(document, known);
    return known.policy;
  }

  return {
    placeOf(question) {
      const policy = policyOf(question.document);
      if (policy === null) return null;
      const key = keyOf(question, policy);
      const changesThen = changes;
      return {
        read: () => answers.get(key),
        keep(data) {
          if (changes !== changesThen) return;
          answers.set(key, JSON.stringify(data), { ttl: policy.maxAgeSeconds * 1_000 });
        },
      };
    },
    clear() {
      changes += 1;
      answers.clear();
    },
  };
}

/** What is private is kept under all that is known of its principal: with other grants it is another's. */
function keyOf(
  { principal, contract, text, operationName, variables }: Question,
  policy: CachePolicy,
): string {
  const whose = policy.isPublic ? 'PUBLIC' : JSON.stringify(principal);
  return JSON.stringify([whose, contract, operationName ?? null, sorted(variables), text]);
}

/** The same variables in another order are the same question. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, sorted(inner)]);
}
