import { deviation, error, type FaultRule, remark } from './fault-rule.ts';

/** What can be wrong with one row. */
export const rowCodes = {
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
