import { createLineDecoder } from '../csv/decode-lines.ts';
import { detectDialect } from '../csv/detect-dialect.ts';
import { createCsvReader } from '../csv/read-csv.ts';
import type { Finding } from '../faults/fault.ts';
import { isRosterFile, type RosterFile, rosterFiles, tables } from '../tables/tables.ts';
import { defaultCaps, type PackageCaps } from './caps.ts';
import { type Manifest, parseManifest } from './parse-manifest.ts';
import { readDirectory, type ZipDirectory } from './read-directory.ts';
import { EntryFault, readEntry } from './read-entry.ts';
import type { RosterPackage, ZipEntry } from './roster-package.ts';

const manifestBytes = 64 * 1024;

/** Without a manifest a package is a OneRoster 1.0 one: all files that are there, read as bulk. */
function asVersion1p0(directory: ZipDirectory): Manifest {
  const here = rosterFiles.filter((file) => directory.entries.has(file) && tables['1.0'].has(file));
  return {
    version: '1.0',
    modes: new Map(here.map((file) => [file, 'bulk'])),
    source: {},
    findings: [{ code: 'package.missing_manifest' }],
  };
}

async function readManifest(path: string, entry: ZipEntry): Promise<Manifest> {
  const refused = (finding: Finding): Manifest => ({
    version: '1.2',
    modes: new Map(),
    source: {},
    findings: [finding],
  });
  if (entry.bytes > manifestBytes) {
    return refused({
      code: 'manifest.invalid_header',
      file: 'manifest',
      detail: 'the file is too large to be one',
    });
  }
  const decoder = createLineDecoder(manifestBytes);
  let text = '';
  try {
    for await (const chunk of readEntry(path, entry)) text += decoder.push(chunk);
  } catch (fault) {
    if (fault instanceof EntryFault) return refused({ code: fault.code, file: 'manifest' });
    throw fault;
  }
  text += decoder.end();
  const reader = createCsvReader({ ...detectDialect(text), rowLength: manifestBytes });
  return parseManifest(await reader.end(text));
}

/** Supplied files must be exactly those that the manifest promises. */
function compare(directory: ZipDirectory, manifest: Manifest) {
  const findings: Finding[] = directory.others.map((detail) => ({ code: 'package.unknown_file', detail }));
  const files = new Map<RosterFile, { mode: 'bulk' | 'delta'; entry: ZipEntry }>();
  for (const name of directory.entries.keys()) {
    const isKnown = isRosterFile(name) && tables[manifest.version].has(name);
    if (name !== 'manifest' && !isKnown) {
      findings.push({
        code: 'package.unknown_file',
        detail: `${name.replaceAll(/[^\w.-]/g, '?').slice(0, 60)}.csv`,
      });
    }
  }
  for (const file of rosterFiles) {
    if (!tables[manifest.version].has(file)) continue;
    const entry = directory.entries.get(file);
    const mode = manifest.modes.get(file) ?? 'absent';
    if (mode !== 'absent' && entry === undefined) findings.push({ code: 'manifest.file_missing', file });
    else if (mode === 'absent' && entry !== undefined)
      findings.push({ code: 'manifest.file_unexpected', file });
    else if (mode !== 'absent' && entry !== undefined) files.set(file, { mode, entry });
  }
  return { files, findings };
}

/**
 * Opens a package: reads the zip directory and the manifest, decides the version and each file's mode.
 * Throws only what the file system throws (no such file, no permission); whatever is wrong with the package
 * itself is in `findings`.
 */
export async function openPackage(path: string, caps: Partial<PackageCaps> = {}): Promise<RosterPackage> {
  const allCaps = { ...defaultCaps, ...caps };
  const directory = await readDirectory(path, allCaps);
  const isZip = directory.entries.size > 0 || directory.findings.length === 0;
  const entry = directory.entries.get('manifest');
  const isBomb = directory.findings.some((finding) => finding.code !== 'structure.not_at_root');
  const base = { path, caps: allCaps, hasManifest: entry !== undefined };
  if (isBomb || !isZip) {
    return { ...base, version: '1.2', files: new Map(), source: {}, findings: directory.findings };
  }
  const manifest = entry === undefined ? asVersion1p0(directory) : await readManifest(path, entry);
  const { files, findings } = compare(directory, manifest);
  const isEmpty = entry === undefined && files.size === 0;
  return {
    ...base,
    version: manifest.version,
    files,
    source: manifest.source,
    findings: [
      ...directory.findings,
      ...manifest.findings,
      ...findings,
      ...(isEmpty ? [{ code: 'structure.empty_package' as const }] : []),
    ],
  };
}
