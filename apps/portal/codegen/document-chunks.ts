import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DocumentNode, parse } from 'graphql';
import type { Plugin } from 'vite';
import { persistedDocument, persistedDocuments } from './persisted-documents.ts';

type Documents = Readonly<Record<string, unknown>>;

const call = /\bgraphql\(\s*`([^`]*)`,?\s*\)/g;

/**
 * Puts each document where it is used, so that a page's chunk carries its own query and the home page does not
 * carry all, with the id under which the build's `persisted-documents.json` lists its text. Without it, every document of the portal stands in one generated module, loaded at once.
 * @param root the folder of the portal, which holds `src/__generated__/graphql.ts`.
 */
export function documentChunks(root: string): Plugin {
  let documents: Documents = {};
  return {
    name: 'quad-document-chunks',
    enforce: 'pre',
    async buildStart() {
      documents = (await import(pathToFileURL(join(root, 'src/__generated__/graphql.ts')).href)) as Documents;
    },
    transform(code, id) {
      if (!id.startsWith(join(root, 'src')) || id.includes('__generated__') || !call.test(code)) return null;
      return { code: withDocumentsInPlace(code, documents), map: null };
    },
    generateBundle() {
      const source = `${JSON.stringify(persistedDocuments(documents), null, 1)}\n`;
      this.emitFile({ type: 'asset', fileName: 'persisted-documents.json', source });
    },
  };
}

/** @throws Error naming a document that has not been generated. */
export function withDocumentsInPlace(code: string, documents: Documents): string {
  return code.replaceAll(call, (_, text: string) => {
    const [definition] = parse(text).definitions;
    if (definition?.kind === 'FragmentDefinition') {
      // A fragment is part of its queries' documents; reading one needs its type alone.
      return '({ kind: "Document", definitions: [] })';
    }
    const name = definition?.kind === 'OperationDefinition' ? definition.name?.value : undefined;
    const document = documents[`${name}Document`];
    if (document === undefined) {
      throw new Error(`The document ${name} has not been generated; run \`generate\` in apps/portal.`);
    }
    const { id, document: sent } = persistedDocument(document as DocumentNode);
    return `(${JSON.stringify({ ...sent, __meta__: { hash: id } })})`;
  });
}
