import { readFileSync } from 'node:fs';
import { jsonFiles } from '../spec-files.ts';
import { nested, widened } from './documents.ts';
import { openWire, type Wire } from './wire.ts';

interface CorpusFile {
  readonly description: string;
  readonly valid?: readonly { description: string; canonical_bson: string; degenerate_bson?: string }[];
  readonly decodeErrors?: readonly { description: string; bson: string }[];
  readonly parseErrors?: readonly unknown[];
}

export interface CorpusResult {
  /** Documents sent in, whole and inside another, that came back byte for byte. */
  readonly unchanged: number;
  readonly sent: number;
  /** Broken ones that the server refused. */
  readonly brokenRefused: number;
  /** Broken ones that it kept byte for byte, as MongoDB's does: that they cannot be read concerns drivers only. */
  readonly brokenKept: number;
  /** Texts that no driver may read; they never reach a server. */
  readonly driversOnly: number;
  readonly faults: readonly string[];
}

const INSERT = { insert: 'corpus', ordered: false, $db: 'bson_corpus' } as const;

/** MongoDB's server looks neither into texts nor into the old form of binary data; drivers do. */
const DRIVERS_ONLY = /UTF-8|^subtype 0x02/;

interface Sent {
  readonly name: string;
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** What the server has under an _id: its bytes. */
async function kept(wire: Wire, id: number): Promise<Uint8Array | undefined> {
  const found = await wire.send({ find: 'corpus', filter: { _id: id }, $db: INSERT.$db });
  return found.cursor?.firstBatch?.[0];
}

/** The documents of one file as they are sent: inside another, whole, and where there is one in a degenerate form. */
function documentsOf(file: CorpusFile, nextId: () => number): Sent[] {
  const sent: Sent[] = [];
  const add = (name: string, make: (id: number) => Uint8Array | undefined): void => {
    const id = nextId();
    const bytes = make(id);
    if (bytes !== undefined) sent.push({ name: `${file.description}: ${name}`, id, bytes });
  };
  for (const { description, canonical_bson, degenerate_bson } of file.valid ?? []) {
    const canonical = Buffer.from(canonical_bson, 'hex');
    add(`${description} (inside another)`, (id) => nested(id, canonical));
    add(`${description} (whole)`, (id) => widened(id, canonical));
    if (degenerate_bson !== undefined)
      add(`${description} (degenerate)`, (id) => nested(id, Buffer.from(degenerate_bson, 'hex')));
  }
  return sent;
}

/**
 * MongoDB's BSON corpus: every valid document goes through the server unchanged, also in the order of its fields, and
 * every broken one is refused, or kept byte for byte where it is drivers that would refuse it.
 */
export async function runCorpus(root: string, port: number): Promise<CorpusResult> {
  const result = { unchanged: 0, sent: 0, brokenRefused: 0, brokenKept: 0, driversOnly: 0 };
  const faults: string[] = [];
  let lastId = 0;
  const nextId = (): number => {
    lastId += 1;
    return lastId;
  };
  let wire = await openWire(port);
  for (const path of jsonFiles(root, 'bson-corpus')) {
    const file = JSON.parse(readFileSync(path, 'utf8')) as CorpusFile;
    const documents = documentsOf(file, nextId);
    result.sent += documents.length;
    if (documents.length > 0)
      await wire.send(
        INSERT,
        documents.map(({ bytes }) => bytes),
      );
    for (const { name, id, bytes } of documents) {
      const back = await kept(wire, id);
      if (back !== undefined && Buffer.compare(back, bytes) === 0) result.unchanged += 1;
      else faults.push(`${name}: ${back === undefined ? 'it was refused' : 'it came back as other bytes'}`);
    }
    for (const { description, bson } of file.decodeErrors ?? []) {
      const id = nextId();
      const bytes = nested(id, Buffer.from(bson, 'hex'));
      const done = await wire.send(INSERT, [bytes]).catch(() => undefined);
      // A message that cannot be taken apart ends its connection.
      wire.close();
      wire = await openWire(port);
      const back = done?.n === 1 ? await kept(wire, id) : undefined;
      if (back === undefined) result.brokenRefused += 1;
      else if (Buffer.compare(back, bytes) === 0 && DRIVERS_ONLY.test(description)) result.brokenKept += 1;
      else faults.push(`${file.description}: ${description}: broken, and not refused`);
    }
    result.driversOnly += file.parseErrors?.length ?? 0;
  }
  wire.close();
  return { ...result, faults };
}
