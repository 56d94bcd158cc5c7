import { head, optional, optionalTerm, required } from './column.ts';
import { importances, userRoles } from './vocabularies.ts';

/** Resource files of OneRoster CSV 1.2, columns in their order. Source: 1EdTech OneRoster CSV Binding 1.2.1. */
export const resourcesV1p2 = {
  resources: [
    ...head,
    required('vendorResourceId', 'string'),
    optional('title', 'string'),
    {
      name: 'roles',
      kind: 'enumList',
      isRequired: false,
      values: [...userRoles, 'administrator'],
      isOpen: true,
    },
    optionalTerm('importance', importances, false),
    optional('vendorId', 'string'),
    optional('applicationId', 'string'),
  ],
  classResources: [
    ...head,
    optional('title', 'string'),
    required('classSourcedId', 'guid', { refersTo: 'classes' }),
    required('resourceSourcedId', 'guid', { refersTo: 'resources' }),
  ],
  courseResources: [
    ...head,
    optional('title', 'string'),
    required('courseSourcedId', 'guid', { refersTo: 'courses' }),
    required('resourceSourcedId', 'guid', { refersTo: 'resources' }),
  ],
  userResources: [
    ...head,
    required('userSourcedId', 'guid', { refersTo: 'users' }),
    optional('orgSourcedId', 'guid', { refersTo: 'orgs' }),
    optional('classSourcedId', 'guid', { refersTo: 'classes' }),
    required('resourceSourcedId', 'guid', { refersTo: 'resources' }),
  ],
} as const;
