import { head, optional, required, requiredTerm } from './column.ts';
import { scoreStatuses } from './vocabularies.ts';

/** Gradebook files of OneRoster CSV 1.2, columns in their order. Source: 1EdTech OneRoster CSV Binding 1.2.1. */
export const gradebookV1p2 = {
  categories: [...head, required('title', 'string'), optional('weight', 'int')],
  lineItems: [
    ...head,
    required('title', 'string'),
    optional('description', 'string'),
    required('assignDate', 'date'),
    required('dueDate', 'date'),
    required('classSourcedId', 'guid', { refersTo: 'classes' }),
    required('categorySourcedId', 'guid', { refersTo: 'categories' }),
    required('academicSessionSourcedId', 'guid', {
      refersTo: 'academicSessions',
      aliases: ['gradingPeriodSourcedId'],
    }),
    optional('resultValueMin', 'float'),
    optional('resultValueMax', 'float'),
    optional('schoolSourcedId', 'guid', { refersTo: 'orgs' }),
  ],
  results: [
    ...head,
    required('lineItemSourcedId', 'guid', { refersTo: 'lineItems' }),
    required('studentSourcedId', 'guid', { refersTo: 'users' }),
    requiredTerm('scoreStatus', scoreStatuses, true),
    optional('score', 'float'),
    required('scoreDate', 'date'),
    optional('comment', 'string'),
    optional('textScore', 'string'),
    optional('classSourcedId', 'guid', { refersTo: 'classes' }),
    optional('inProgress', 'boolean'),
    optional('incomplete', 'boolean'),
    optional('late', 'boolean'),
    optional('missing', 'boolean'),
  ],
  scoreScales: [
    ...head,
    required('title', 'string'),
    required('type', 'string'),
    required('orgSourcedId', 'guid', { refersTo: 'orgs' }),
    optional('courseSourcedId', 'guid', { refersTo: 'courses' }),
    required('classSourcedId', 'guid', { refersTo: 'classes' }),
    required('scoreScaleValue', 'list'),
  ],
  lineItemScoreScales: [
    ...head,
    optional('title', 'string'),
    required('lineItemSourcedId', 'guid', { refersTo: 'lineItems' }),
    required('scoreScaleSourcedId', 'guid', { refersTo: 'scoreScales' }),
  ],
  resultScoreScales: [
    ...head,
    optional('title', 'string'),
    required('resultSourcedId', 'guid', { refersTo: 'results' }),
    required('scoreScaleSourcedId', 'guid', { refersTo: 'scoreScales' }),
  ],
  lineItemLearningObjectiveIds: [
    ...head,
    required('lineItemSourcedId', 'guid', { refersTo: 'lineItems' }),
    requiredTerm('source', ['case', 'unknown'], false),
    required('learningObjectiveId', 'string'),
  ],
  resultLearningObjectiveIds: [
    ...head,
    required('resultSourcedId', 'guid', { refersTo: 'results' }),
    requiredTerm('source', ['case', 'unknown'], false),
    required('learningObjectiveId', 'string'),
    optional('score', 'float'),
    optional('textScore', 'string'),
  ],
} as const;
