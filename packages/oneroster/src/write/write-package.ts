import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { PassThrough, Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Table } from '../tables/column.ts';
import {
  type LineItemRow1p1,
  type RosterFile,
  type RosterRow,
  rosterFiles,
  tables,
  type UserRow1p1,
} from '../tables/tables.ts';
import { csvText } from './csv-text.ts';
import { createRowWriter } from './row-writer.ts';

export type WritableVersion = '1.1' | '1.2';

/** The row of a file as a version has it: 1.1's users carry schools and role. */
export type RowIn<V extends WritableVersion, F extends RosterFile> = V extends '1.1'
  ? F extends 'users'
    ? UserRow1p1
    : F extends 'lineItems'
      ? LineItemRow1p1
      : RosterRow<F>
  : RosterRow<F>;

/** Rows by file. A file that is left out is marked absent in the manifest. */
export type PackageTables<V extends WritableVersion> = {
  readonly [F in RosterFile]?: AsyncIterable<RowIn<V, F>> | Iterable<RowIn<V, F>>;
};

export interface WriteOptions<V extends WritableVersion> {
  readonly version: V;
  readonly source?: { readonly systemName?: string; readonly systemCode?: string };
  /** Extension columns by file, without the prefix `metadata.`; others in a row's `metadata` are not written. */
  readonly metadata?: Readonly<Partial<Record<RosterFile, readonly string[]>>>;
}

export interface WrittenPackage {
  /** Rows by file. */
  readonly counts: Readonly<Partial<Record<RosterFile, number>>>;
  /** Of the zip, in hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Zip entries carry a local time; a fixed one, the first that zip knows, makes equal tables equal bytes. */
const entryTime = new Date(1980, 0, 1);

function manifestRows(
  version: WritableVersion,
  isThere: (file: RosterFile) => boolean,
  source: WriteOptions<WritableVersion>['source'],
) {
  const files = rosterFiles.filter((file) => tables[version].has(file)).toSorted();
  return [
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', version],
    ...files.map((file) => [`file.${file}`, isThere(file) ? 'bulk' : 'absent']),
    ...(source?.systemName ? [['source.systemName', source.systemName]] : []),
    ...(source?.systemCode ? [['source.systemCode', source.systemCode]] : []),
  ];
}

/** Where the bytes go: a file appears under its name only when it is whole. */
async function deliver(from: PassThrough, meter: Transform, target: string | Writable): Promise<void> {
  if (typeof target !== 'string') return pipeline(from, meter, target);
  const part = `${target}.part`;
  try {
    await pipeline(from, meter, createWriteStream(part));
    await rename(part, target);
  } catch (cause) {
    await rm(part, { force: true });
    throw cause;
  }
}

/**
 * Writes a bulk package as a zip, row by row, in constant memory: UTF-8, CRLF, columns in the order of the
 * standard; status and dateLastModified blank, as a bulk file must have them; no passwords. `target` is a
 * path or a stream, which is ended. Throws when a row lacks a required value or has a value that its column
 * cannot hold, and says which; then no file is left behind.
 */
export async function writePackage<V extends WritableVersion>(
  target: string | Writable,
  content: PackageTables<V>,
  { version, source, metadata = {} }: WriteOptions<V>,
): Promise<WrittenPackage> {
  const counts: Partial<Record<RosterFile, number>> = {};
  const zip = new ZipFile();
  const out = new PassThrough();
  const fail = (cause: unknown) => out.destroy(cause instanceof Error ? cause : new Error(String(cause)));
  zip.on('error', fail);
  zip.outputStream.pipe(out);

  async function* fields(file: RosterFile, table: Table, rows: AsyncIterable<object> | Iterable<object>) {
    const writer = createRowWriter(table, metadata[file]);
    let count = 0;
    yield writer.header;
    for await (const row of rows) {
      count += 1;
      yield writer.fieldsOf(row, count);
    }
    counts[file] = count;
  }

  function addCsv(name: string, rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>): void {
    zip.addReadStreamLazy(`${name}.csv`, { mtime: entryTime, forceDosTimestamp: true }, (give) => {
      const text = Readable.from(csvText(rows), { objectMode: false });
      text.on('error', fail);
      give(null, text);
    });
  }

  const isThere = (file: RosterFile) => content[file] !== undefined;
  addCsv('manifest', manifestRows(version, isThere, source));
  for (const file of rosterFiles) {
    const rows = content[file];
    const table = tables[version].get(file);
    if (rows === undefined) continue;
    if (table === undefined) throw new Error(`OneRoster ${version} has no file ${file}.csv; leave it out.`);
    addCsv(file, fields(file, table, rows));
  }
  zip.end();

  const hash = createHash('sha256');
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await deliver(out, meter, target);
  return { counts, sha256: hash.digest('hex'), bytes };
}
