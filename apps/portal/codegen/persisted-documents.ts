import { createHash } from 'node:crypto';
import { addTypenameToDocument } from '@apollo/client/utilities';
import { type DocumentNode, Kind, print } from 'graphql';

/** A document as the client sends it, and the SHA-256 of its text by which it is asked. */
export interface PersistedDocument {
  readonly id: string;
  readonly text: string;
  readonly document: DocumentNode;
}

/** @param document as generated; Apollo Client asks for `__typename` everywhere, so its text has it. */
export function persistedDocument(document: DocumentNode): PersistedDocument {
  const sent = addTypenameToDocument(document);
  const text = print(sent);
  return { id: createHash('sha256').update(text).digest('hex'), text, document: sent };
}

/** The texts of all generated operations by their ids: what a session of the portal may run. */
export function persistedDocuments(
  generated: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const operations = Object.values(generated).filter(isOperation);
  const entries = operations.map((document) => {
    const { id, text } = persistedDocument(document);
    return [id, text] as const;
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isOperation(value: unknown): value is DocumentNode {
  const { kind, definitions } = (value ?? {}) as Partial<DocumentNode>;
  return (
    kind === Kind.DOCUMENT && definitions?.some((one) => one.kind === Kind.OPERATION_DEFINITION) === true
  );
}
