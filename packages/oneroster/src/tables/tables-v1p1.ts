import { head, optional, required, requiredTerm, secret } from './column.ts';
import { columnsV1p2 } from './tables-v1p2.ts';

const users = [
  ...head,
  required('enabledUser', 'boolean'),
  required('orgSourcedIds', 'guidList', { refersTo: 'orgs' }),
  requiredTerm(
    'role',
    ['administrator', 'aide', 'guardian', 'parent', 'proctor', 'relative', 'student', 'teacher'],
    false,
  ),
  required('username', 'string'),
  optional('userIds', 'list', { aliases: ['userId'] }),
  required('givenName', 'string'),
  required('familyName', 'string'),
  optional('middleName', 'string'),
  optional('identifier', 'string'),
  optional('email', 'string'),
  optional('sms', 'string'),
  optional('phone', 'string'),
  optional('agentSourcedIds', 'guidList', { refersTo: 'users', aliases: ['agents'] }),
  optional('grades', 'list', { aliases: ['grade'] }),
  secret('password'),
] as const;

/**
 * OneRoster CSV 1.1, columns in their order. Users carry schools and one role themselves; line items name
 * a grading period. Source: 1EdTech OneRoster 1.1.1 CSV Tables.
 */
export const columnsV1p1 = {
  academicSessions: columnsV1p2.academicSessions,
  orgs: columnsV1p2.orgs,
  courses: columnsV1p2.courses,
  classes: columnsV1p2.classes,
  users,
  enrollments: columnsV1p2.enrollments,
  demographics: columnsV1p2.demographics,
  resources: columnsV1p2.resources,
  classResources: columnsV1p2.classResources,
  courseResources: columnsV1p2.courseResources,
  categories: [...head, required('title', 'string')],
  lineItems: [
    ...head,
    required('title', 'string'),
    optional('description', 'string'),
    required('assignDate', 'date'),
    required('dueDate', 'date'),
    required('classSourcedId', 'guid', { refersTo: 'classes' }),
    required('categorySourcedId', 'guid', { refersTo: 'categories' }),
    required('gradingPeriodSourcedId', 'guid', { refersTo: 'academicSessions' }),
    optional('resultValueMin', 'float'),
    optional('resultValueMax', 'float'),
  ],
  results: [
    ...head,
    required('lineItemSourcedId', 'guid', { refersTo: 'lineItems' }),
    required('studentSourcedId', 'guid', { refersTo: 'users' }),
    requiredTerm(
      'scoreStatus',
      ['exempt', 'fully graded', 'not submitted', 'partially graded', 'submitted'],
      false,
    ),
    required('score', 'float'),
    required('scoreDate', 'date'),
    optional('comment', 'string'),
  ],
} as const;
