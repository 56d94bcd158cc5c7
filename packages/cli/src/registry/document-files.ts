import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CommandFailed } from '../graph/client.ts';

const manifestShape = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string().min(1));

/** Texts of documents by their SHA-256 in hex. */
export type DocumentManifest = Readonly<Record<string, string>>;

/**
 * Reads documents from files: a `.json` is a manifest `{ "<sha256>": "<text>" }` as code generators write it, any other
 * file is the text of one document.
 * @throws CommandFailed naming the file that cannot be read.
 */
export function readDocumentFiles(files: readonly string[]): DocumentManifest {
  return Object.assign({}, ...files.map(readFile));
}

function readFile(file: string): DocumentManifest {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CommandFailed(`${file} cannot be read; name a file of documents.`, 2, { cause });
  }
  if (!file.endsWith('.json')) return { [createHash('sha256').update(text).digest('hex')]: text };
  try {
    return manifestShape.parse(JSON.parse(text));
  } catch (cause) {
    throw new CommandFailed(`${file} is no manifest { "<sha256>": "<text>" }.`, 2, { cause });
  }
}
