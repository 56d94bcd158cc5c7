export type Severity = 'ERROR' | 'WARNING';
/** PACKAGE and FILE errors refuse a package; a ROW error refuses the row (in a strict read, the package). */
export type FaultScope = 'PACKAGE' | 'FILE' | 'ROW';

interface FaultRule {
  readonly strict: Severity;
  readonly tolerant: Severity;
  readonly scope: FaultScope;
  /** What is wrong, to stand after file, line and field. */
  readonly says: string;
  /** What the sender of the package should do. */
  readonly remedy: string;
}

function rule(
  scope: FaultScope,
  strict: Severity,
  tolerant: Severity,
  says: string,
  remedy: string,
): FaultRule {
  return { scope, strict, tolerant, says, remedy };
}
const error = (scope: FaultScope, says: string, remedy: string) =>
  rule(scope, 'ERROR', 'ERROR', says, remedy);
const deviation = (scope: FaultScope, says: string, remedy: string) =>
  rule(scope, 'ERROR', 'WARNING', says, remedy);
const remark = (scope: FaultScope, says: string, remedy: string) =>
  rule(scope, 'WARNING', 'WARNING', says, remedy);

/**
 * Every code that a check can report. `package`, `manifest`, `csv.unescaped_quote`, `schema`, `row`,
 * `reference` and `semantic` codes are those that OneRoster conformance suites expect; `structure`,
 * `encoding` and the others beside them are our own.
 */
export const faultCodes = {
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
  'row.column_count': error(
    'ROW',
    'has not as many fields as the header',
    'Look for a comma or quote out of place.',
  ),
  'row.field_forbidden_in_bulk': deviation(
    'ROW',
    'must be blank in a bulk file',
    'Leave it blank, or send the file as delta.',
  ),
  'row.field_required_in_delta': error('ROW', 'is required in a delta file', 'Fill it in on every row.'),
  'row.missing_required_value': error('ROW', 'is required and blank', 'Fill it in.'),
  'row.invalid_guid': error(
    'ROW',
    'is not an identifier',
    'Use 1 to 255 printable ASCII characters, no spaces.',
  ),
  'row.invalid_date': error('ROW', 'is not a date', 'Write YYYY-MM-DD.'),
  'row.invalid_datetime': error('ROW', 'is not a UTC date-time', 'Write YYYY-MM-DDTHH:MM:SS.sssZ.'),
  'row.datetime_form': remark(
    'ROW',
    'is a date or an offset time, read as UTC',
    'Write YYYY-MM-DDTHH:MM:SS.sssZ.',
  ),
  'row.value_spelling': remark(
    'ROW',
    'differs in case or outer spaces from what it means',
    'Write it as the standard does.',
  ),
  'row.invalid_year': error('ROW', 'is not a year', 'Write four digits.'),
  'row.invalid_integer': error('ROW', 'is not a whole number', 'Write digits alone.'),
  'row.invalid_float': error('ROW', 'is not a number', 'Write a decimal number with a point.'),
  'row.invalid_boolean': error('ROW', 'is not true or false', 'Write true or false.'),
  'row.invalid_enum': error(
    'ROW',
    'is not a term of the vocabulary',
    'Use a term of the standard, or ext: where it is open.',
  ),
  'row.invalid_list': error(
    'ROW',
    'has an empty place in its list',
    'Separate values by single commas in one quoted field.',
  ),
  'reference.duplicate_sourced_id': error(
    'ROW',
    'repeats the sourcedId of an earlier row',
    'Keep one row for each sourcedId.',
  ),
  'reference.missing_target_file': error(
    'ROW',
    'refers to a file that is not in the package',
    'Send that file too.',
  ),
  'reference.missing_target_record': error(
    'ROW',
    'refers to a row that does not exist',
    'Add the row or correct the reference.',
  ),
  'reference.target_refused': error(
    'ROW',
    'refers to a row that is itself refused',
    'Correct the row that it refers to.',
  ),
  'reference.unresolved_in_delta': remark(
    'ROW',
    'refers to a row that an earlier package must have brought',
    'Nothing, if it was sent before.',
  ),
  'semantic.invalid_score_range': error('ROW', 'is above resultValueMax', 'Exchange or correct the two.'),
  'semantic.invalid_score_scale_mapping': error(
    'ROW',
    'has an entry that is not {left:right}',
    'Write {A:94},{B:84}.',
  ),
  'semantic.invalid_case_learning_objective_id': error(
    'ROW',
    'is no CASE identifier',
    'Write urn:uuid: and a UUID, or source unknown.',
  ),
} as const satisfies Readonly<Record<string, FaultRule>>;

export type FaultCode = keyof typeof faultCodes;
