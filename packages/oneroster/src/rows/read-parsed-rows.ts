import { createLineDecoder, type EncodingNotes } from '../csv/decode-lines.ts';
import type { Finding, ReadMode } from '../faults/fault.ts';
import { EntryFault, readEntry } from '../package/read-entry.ts';
import type { RosterPackage } from '../package/roster-package.ts';
import { type RosterFile, tables } from '../tables/tables.ts';
import { createFileParser, type RowBatch } from './parse-file.ts';

function encodingFindings(file: string, notes: EncodingNotes): Finding[] {
  const findings: Finding[] = [];
  if (notes.hasByteOrderMark) findings.push({ code: 'encoding.byte_order_mark', file });
  if (notes.otherLines > 0) findings.push({ code: 'encoding.not_utf8', file, count: notes.otherLines });
  return findings;
}

function only(findings: Finding[]): RowBatch {
  return { rows: [], findings, refused: [] };
}

/**
 * Streams a file of a package as batches of typed rows in the columns of its own version, in constant
 * memory. A file that the package lacks gives nothing. A fault of FILE scope ends the stream.
 */
export async function* readParsedRows(
  pkg: RosterPackage,
  file: RosterFile,
  mode: ReadMode,
): AsyncGenerator<RowBatch> {
  const supplied = pkg.files.get(file);
  const table = tables[pkg.version].get(file);
  if (supplied === undefined || table === undefined) return;
  const { rowLength } = pkg.caps;
  const lifecycle = pkg.version === '1.0' ? 'FREE' : supplied.mode;
  const decoder = createLineDecoder(rowLength);
  const parser = createFileParser({ table, lifecycle, mode, rowLength });
  try {
    for await (const chunk of readEntry(pkg.path, supplied.entry)) {
      const text = decoder.push(chunk);
      if (decoder.notes.isUnsupported) {
        yield only([{ code: 'encoding.unsupported', file }]);
        return;
      }
      if (text !== '') yield await parser.take(text, false);
      if (parser.isOver()) break;
    }
    if (!parser.isOver()) yield await parser.take(decoder.end(), true);
  } catch (fault) {
    if (!(fault instanceof EntryFault)) throw fault;
    yield only([{ code: fault.code, file }]);
  }
  yield only([...encodingFindings(file, decoder.notes), ...parser.remarks()]);
}
