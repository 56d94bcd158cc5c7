import { deviation, error, type FaultRule, remark } from './fault-rule.ts';

/** What can be wrong with a package or a whole file. */
export const packageCodes = {
  'structure.not_a_zip': error('PACKAGE', 'is not a readable zip', 'Send one zip archive of CSV files.'),
  'structure.empty_package': error(
    'PACKAGE',
    'holds no OneRoster file',
    'Put the CSV files at the root of the zip.',
  ),
  'structure.zip_too_large': error(
    'PACKAGE',
    'is larger than allowed',
    'Split the district into smaller packages.',
  ),
  'structure.too_many_entries': error(
    'PACKAGE',
    'has too many entries',
    'Send only the files of the standard.',
  ),
  'structure.inflated_too_large': error('PACKAGE', 'would unpack to more than allowed', 'Split the package.'),
  'structure.ratio_too_high': error(
    'PACKAGE',
    'unpacks suspiciously far',
    'Zip the CSV files again, plainly.',
  ),
  'structure.duplicate_entry': error('PACKAGE', 'holds the same file twice', 'Send each file once.'),
  'structure.encrypted_entry': error('PACKAGE', 'holds an encrypted file', 'Zip without a password.'),
  'structure.unsupported_compression': error(
    'PACKAGE',
    'holds a file packed in an unknown way',
    'Use deflate.',
  ),
  'structure.not_at_root': deviation(
    'PACKAGE',
    'keeps its files in a folder',
    'Put the CSV files at the root.',
  ),
  'structure.unreadable_entry': error('FILE', 'cannot be unpacked whole', 'Zip and send the package again.'),
  'structure.checksum_mismatch': error(
    'FILE',
    'differs from its checksum',
    'Zip and send the package again.',
  ),
  'package.missing_manifest': deviation(
    'PACKAGE',
    'has no manifest.csv and is read as OneRoster 1.0',
    'Add manifest.csv (1.1 and 1.2 require it).',
  ),
  'package.unknown_file': deviation(
    'PACKAGE',
    'holds a file that the standard does not know',
    'Take the file out.',
  ),
  'manifest.invalid_header': error(
    'PACKAGE',
    'manifest header is not propertyName,value',
    'Write the header exactly so.',
  ),
  'manifest.invalid_version': error(
    'PACKAGE',
    'manifest names no version that can be read',
    'Write oneroster.version,1.1 or 1.2.',
  ),
  'manifest.invalid_mode': error(
    'PACKAGE',
    'manifest mode is not bulk, delta or absent',
    'Correct the file.* property.',
  ),
  'manifest.duplicate_property': error(
    'PACKAGE',
    'manifest says a property twice',
    'Say each property once.',
  ),
  'manifest.unknown_property': remark(
    'PACKAGE',
    'manifest has a property that the standard does not know',
    'Take it out.',
  ),
  'manifest.file_missing': error(
    'PACKAGE',
    'is promised by the manifest and not in the package',
    'Add the file or mark it absent.',
  ),
  'manifest.file_unexpected': error(
    'PACKAGE',
    'is in the package though the manifest does not promise it',
    'Mark it bulk or delta, or take it out.',
  ),
  'encoding.unsupported': error('FILE', 'is neither UTF-8 nor a single-byte text', 'Save as UTF-8.'),
  'encoding.not_utf8': deviation(
    'FILE',
    'has lines that are not UTF-8 and were read as Windows-1252',
    'Save as UTF-8.',
  ),
  'encoding.byte_order_mark': remark(
    'FILE',
    'begins with a byte order mark, which is ignored',
    'Save without it.',
  ),
  'encoding.line_endings': remark(
    'FILE',
    'does not end its lines with CRLF (RFC 4180)',
    'End lines with CRLF.',
  ),
  'encoding.delimiter': deviation(
    'FILE',
    'does not separate its fields by commas',
    'Separate fields by commas.',
  ),
  'csv.unescaped_quote': error(
    'ROW',
    'has a quote that is not escaped',
    'Quote the field and double quotes inside it.',
  ),
  'csv.unterminated_quote': error('FILE', 'opens a quote and never closes it', 'Close the quote.'),
  'csv.row_too_long': error('FILE', 'has a row longer than allowed', 'Look for a quote that is not closed.'),
  'schema.header_missing': error(
    'FILE',
    'does not begin with a header',
    'Begin with the column names of the standard.',
  ),
  'schema.missing_column': error('FILE', 'lacks a required column', 'Add the column.'),
  'schema.missing_optional_column': deviation(
    'FILE',
    'lacks a column of the standard',
    'Add the column; it may be blank.',
  ),
  'schema.duplicate_column': error('FILE', 'has a column twice', 'Keep one of them.'),
  'schema.header_order_mismatch': deviation(
    'FILE',
    'has its columns in another order',
    'Keep the order of the standard.',
  ),
  'schema.old_column_name': deviation(
    'FILE',
    'uses the column name of an older version',
    'Use the name of this version.',
  ),
  'schema.metadata_column_position': deviation(
    'FILE',
    'has a metadata column before the last standard one',
    'Move metadata.* columns to the end.',
  ),
  'schema.invalid_metadata_header': deviation(
    'FILE',
    'has a column that is neither standard nor metadata.*',
    'Rename it metadata.NAME or take it out.',
  ),
} as const satisfies Readonly<Record<string, FaultRule>>;
