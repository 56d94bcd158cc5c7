import { type Clock, err, ok, type Result } from '@quad/kernel';
import type { DocumentMemory, DocumentReader, DocumentsRefused } from '../domain/document-ports.ts';
import { type DocumentSet, validSets } from '../domain/document-sets.ts';

export interface DocumentPorts {
  readonly documentMemory: DocumentMemory;
  readonly reader: DocumentReader;
  readonly clock: Clock;
}

export interface DocumentsWish {
  readonly variant: string;
  readonly client: string;
  readonly author: string;
  /** Texts by their SHA-256 in hex. */
  readonly documents: Readonly<Record<string, string>>;
}

export interface DocumentsPublished {
  readonly state: 'PUBLISHED' | 'UNCHANGED';
  readonly documents: number;
  /** Sets of the client that are valid now, this one among them. */
  readonly validSets: number;
}

/** Publishes the documents of one build of a client, and removes sets that have not been valid for long. */
export async function publishDocuments(
  { documentMemory, reader, clock }: DocumentPorts,
  wish: DocumentsWish,
): Promise<Result<DocumentsPublished, DocumentsRefused>> {
  const { variant, client, author } = wish;
  const texts = Object.entries(wish.documents).map(([hash, text]) => ({ hash, text }));
  const wrong = texts.filter(({ hash, text }) => reader.hash(text) !== hash);
  if (wrong.length > 0) {
    return err(
      refused(
        'DOCUMENT_HASH_WRONG',
        wrong.map(({ hash }) => `${hash} is not the SHA-256 of its text.`),
      ),
    );
  }
  const faults = texts.flatMap(({ hash, text }) => {
    const fault = reader.fault(text);
    return fault === null ? [] : [`${hash}: ${fault}`];
  });
  if (faults.length > 0) return err(refused('NOT_A_DOCUMENT', faults));

  const documents = texts.map(({ hash }) => hash).sort();
  const hash = reader.hash(documents.join('\n'));
  const now = clock.now();
  const before = await documentMemory.sets(variant);
  const newest = validSets(before, now).find((set) => set.client === client);
  const set: DocumentSet = { variant, client, hash, documents, author, publishedAt: now };
  const isNew = newest?.hash !== hash;
  if (isNew) await documentMemory.keep(set, texts);
  const all = isNew ? [...before.filter((one) => one.client !== client || one.hash !== hash), set] : before;
  const valid = new Set(validSets(all, now));
  await documentMemory.remove(all.filter((one) => !valid.has(one)));
  return ok({
    state: isNew ? 'PUBLISHED' : 'UNCHANGED',
    documents: documents.length,
    validSets: [...valid].filter((one) => one.client === client).length,
  });
}

const sentences: Readonly<Record<DocumentsRefused['code'], string>> = {
  DOCUMENT_HASH_WRONG: 'Documents are named by the SHA-256 of their text; nothing was published.',
  NOT_A_DOCUMENT: 'Each document is one text of GraphQL with an operation; nothing was published.',
};

function refused(code: DocumentsRefused['code'], faults: readonly string[]): DocumentsRefused {
  return { code, faults, message: [sentences[code], ...faults].join('\n') };
}
