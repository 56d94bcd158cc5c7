import { type Connection, type Model, Schema, type SchemaDefinition } from 'mongoose';
import type {
  AcademicSession,
  Demographics,
  Enrollment,
  Membership,
  Organization,
  Person,
  PlainRow,
  RosterClass,
  RosterCourse,
  Student,
} from '../domain/roster.ts';
import type { Row } from './row.ts';

const ofRoster: SchemaDefinition = {
  _id: String,
  tenantId: { type: String, required: true },
  sourcedId: { type: String, required: true },
  roster: { type: String, default: '' },
  rosterHash: { type: String, default: '' },
  isDeleted: { type: Boolean, default: false },
  removedAtMs: Number,
  sortKey: { type: String, default: '' },
};

/** A collection of roster objects, unique by what the SIS calls them. */
function rosterSchema<Value extends { readonly id: string }>(
  collection: string,
  fields: SchemaDefinition,
  uniqueBy: Record<string, 1> = { tenantId: 1, sourcedId: 1 },
) {
  return new Schema<Row<Value>>({ ...ofRoster, ...fields } as SchemaDefinition<Row<Value>>, {
    collection,
    versionKey: false,
    autoIndex: false,
    minimize: false,
  }).index(uniqueBy, { unique: true });
}

/** A noun that is listed over a whole tenant. */
function listedSchema<Value extends { readonly id: string }>(collection: string, fields: SchemaDefinition) {
  return rosterSchema<Value>(collection, fields).index({ tenantId: 1, sortKey: 1 });
}

const organization = listedSchema<Organization>('organizations', {
  // A field called `type` must be spelled out, or Mongoose takes the object for a declaration.
  type: { type: String },
  name: String,
  identifier: String,
  parentId: String,
  isDemo: Boolean,
  level: String,
})
  // Services and the operator list over all tenants; everything else is asked by tenant.
  .index({ type: 1, sortKey: 1 });
const session = listedSchema<AcademicSession>('academicSessions', {
  title: String,
  type: { type: String },
  startsOn: String,
  endsOn: String,
  schoolYear: Number,
  parentId: String,
});

const course = rosterSchema<RosterCourse>('courses', {
  title: String,
  courseCode: String,
  subjects: [String],
  grades: [String],
  organizationId: String,
});

const person = listedSchema<Person>('people', {
  givenName: String,
  familyName: String,
  displayName: String,
  email: String,
  title: String,
  organizationIds: [String],
  isStaff: Boolean,
  isEnabled: Boolean,
  studentIds: [String],
})
  .index({ tenantId: 1, organizationIds: 1, sortKey: 1 })
  .index({ tenantId: 1, email: 1 })
  .index({ email: 1 });

const student = listedSchema<Student>('students', {
  givenName: String,
  familyName: String,
  displayName: String,
  grade: String,
  schoolIds: [String],
}).index({ tenantId: 1, schoolIds: 1, sortKey: 1 });

const membership = rosterSchema<Membership>('memberships', {
  userId: String,
  userSourcedId: String,
  organizationId: String,
  role: String,
  isPrimary: Boolean,
  beginsOn: String,
  endsOn: String,
}).index({ tenantId: 1, userId: 1 });

const rosterClass = listedSchema<RosterClass>('classes', {
  title: String,
  classCode: String,
  courseId: String,
  schoolId: String,
  termIds: [String],
  periods: [String],
  location: String,
  grades: [String],
  classType: String,
  subjects: [String],
  teacherIds: [String],
  studentCount: { type: Number, default: 0 },
  changeVersion: { type: Number, default: 0 },
  feedHash: { type: String, default: '' },
})
  .index({ tenantId: 1, schoolId: 1, sortKey: 1 })
  .index({ tenantId: 1, teacherIds: 1 })
  // The change feed goes over all tenants.
  .index({ changeVersion: 1 });

const enrollment = rosterSchema<Enrollment>('enrollments', {
  classId: String,
  schoolId: String,
  role: String,
  studentId: String,
  personId: String,
  beginsOn: String,
  endsOn: String,
  isPrimary: Boolean,
})
  .index({ tenantId: 1, classId: 1, sortKey: 1 })
  .index({ tenantId: 1, studentId: 1, sortKey: 1 });

const demographics = rosterSchema<Demographics>('demographics', {
  schoolId: String,
  birthDate: String,
  sex: String,
  americanIndianOrAlaskaNative: Boolean,
  asian: Boolean,
  blackOrAfricanAmerican: Boolean,
  nativeHawaiianOrOtherPacificIslander: Boolean,
  white: Boolean,
  demographicRaceTwoOrMoreRaces: Boolean,
  hispanicOrLatinoEthnicity: Boolean,
});

const plainRow = rosterSchema<PlainRow>(
  'plainRows',
  { file: String },
  { tenantId: 1, file: 1, sourcedId: 1 },
);

function modelOn<R>(connection: Connection, name: string, schema: Schema<R>): Model<R> {
  return (connection.models[name] as Model<R> | undefined) ?? connection.model<R>(name, schema);
}

export function rosterModels(connection: Connection) {
  return {
    organizations: modelOn(connection, 'Organization', organization),
    academicSessions: modelOn(connection, 'AcademicSession', session),
    courses: modelOn(connection, 'RosterCourse', course),
    people: modelOn(connection, 'Person', person),
    students: modelOn(connection, 'Student', student),
    memberships: modelOn(connection, 'Membership', membership),
    classes: modelOn(connection, 'Class', rosterClass),
    enrollments: modelOn(connection, 'Enrollment', enrollment),
    demographics: modelOn(connection, 'Demographics', demographics),
    plainRows: modelOn(connection, 'PlainRow', plainRow),
  };
}

export type RosterModels = ReturnType<typeof rosterModels>;
