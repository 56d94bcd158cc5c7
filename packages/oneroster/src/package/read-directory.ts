import { stat } from 'node:fs/promises';
import { type Entry, openPromise } from 'yauzl';
import type { Finding } from '../faults/fault.ts';
import type { FaultCode } from '../faults/fault-codes.ts';
import type { PackageCaps } from './caps.ts';
import type { ZipEntry } from './roster-package.ts';

export interface ZipDirectory {
  /** CSV entries by base name without `.csv`, `manifest` among them. */
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Names of entries that are no CSV of the standard's form. */
  readonly others: readonly string[];
  readonly findings: readonly Finding[];
}

const smallFileBytes = 1024 * 1024;
const systemLitter = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;

/** The one folder in which all CSV files stand, '' for the root. */
function folderOf(names: readonly string[]): string {
  const folders = new Set(names.map((name) => name.slice(0, name.lastIndexOf('/') + 1)));
  const [only] = folders;
  return folders.size === 1 && only !== undefined ? only : '';
}

function wrongWith(entry: Entry, caps: PackageCaps): FaultCode | undefined {
  if (entry.isEncrypted()) return 'structure.encrypted_entry';
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return 'structure.unsupported_compression';
  const isBig = entry.uncompressedSize > smallFileBytes;
  if (isBig && entry.uncompressedSize > entry.compressedSize * caps.inflationRatio)
    return 'structure.ratio_too_high';
  return undefined;
}

/** A name inside the zip is shown only in so far as it is plain. */
function shown(name: string): string {
  return name.replaceAll(/[^\w./ -]/g, '?').slice(0, 80);
}

function sortEntries(all: readonly Entry[], caps: PackageCaps): ZipDirectory {
  const findings: Finding[] = [];
  const say = (code: FaultCode, detail: string) => findings.push({ code, detail });
  const entries = new Map<string, ZipEntry>();
  const others: string[] = [];
  const kept = all.filter((entry) => !entry.fileName.endsWith('/') && !systemLitter.test(entry.fileName));
  const csv = kept.filter((entry) => entry.fileName.endsWith('.csv'));
  const folder = folderOf(csv.map((entry) => entry.fileName));
  if (folder !== '') say('structure.not_at_root', shown(folder));
  if (csv.length > caps.csvEntries)
    say('structure.too_many_entries', `${csv.length} CSV files, allowed ${caps.csvEntries}`);
  const total = kept.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (total > caps.inflatedBytes) {
    say('structure.inflated_too_large', `${total} bytes, allowed ${caps.inflatedBytes}`);
  }
  for (const entry of kept) {
    const base = entry.fileName.slice(folder.length);
    const wrong = wrongWith(entry, caps);
    if (wrong !== undefined) say(wrong, shown(entry.fileName));
    if (!base.endsWith('.csv') || base.includes('/')) {
      others.push(shown(base));
      continue;
    }
    const file = base.slice(0, -'.csv'.length);
    if (entries.has(file)) say('structure.duplicate_entry', shown(base));
    entries.set(file, { name: entry.fileName, bytes: entry.uncompressedSize, crc32: entry.crc32 });
  }
  return { entries, others, findings };
}

/**
 * Reads the directory of a zip by random access and holds it against the caps; inflates nothing.
 * Throws only what the file system throws; a zip that cannot be read is a finding.
 */
export async function readDirectory(path: string, caps: PackageCaps): Promise<ZipDirectory> {
  const refused = (code: FaultCode, detail: string): ZipDirectory => ({
    entries: new Map(),
    others: [],
    findings: [{ code, detail }],
  });
  const { size } = await stat(path);
  if (size > caps.zipBytes)
    return refused('structure.zip_too_large', `${size} bytes, allowed ${caps.zipBytes}`);
  const all: Entry[] = [];
  try {
    const zip = await openPromise(path);
    if (zip.entryCount > caps.allEntries) {
      zip.close();
      return refused('structure.too_many_entries', `${zip.entryCount} entries, allowed ${caps.allEntries}`);
    }
    for await (const entry of zip.eachEntry()) all.push(entry);
  } catch (cause) {
    if (cause instanceof Error && 'syscall' in cause) throw cause;
    return refused('structure.not_a_zip', 'the zip directory cannot be read');
  }
  return sortEntries(all, caps);
}
