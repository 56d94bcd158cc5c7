import { type Connection, type Model, Schema } from 'mongoose';
import { type Section, sectionOrderKey, sectionSearchText } from '../domain/section.ts';

/** A section as it is stored: the domain's value with the keys of its order and its search. */
export interface SectionRow extends Omit<Section, 'id'> {
  readonly _id: string;
  readonly orderKey: string;
  readonly searchText: string;
}

const termSchema = new Schema(
  { id: String, title: String, startsOn: String, endsOn: String, schoolYear: Number },
  { _id: false },
);

const sectionSchema = new Schema(
  {
    _id: String,
    classId: String,
    tenantId: { type: String, required: true },
    schoolId: String,
    title: String,
    classCode: String,
    courseId: String,
    courseTitle: String,
    subjects: [String],
    terms: [termSchema],
    periods: [String],
    location: String,
    teacherIds: [String],
    studentCount: Number,
    orderKey: String,
    searchText: String,
  },
  { collection: 'sections', versionKey: false, autoIndex: false, id: false },
)
  .index({ tenantId: 1, orderKey: 1 })
  .index({ tenantId: 1, schoolId: 1, orderKey: 1 })
  .index({ tenantId: 1, teacherIds: 1 })
  .index({ tenantId: 1, 'terms.id': 1 });

/** The collection of sections; registered once per connection. */
export function sectionModel(connection: Connection): Model<SectionRow> {
  const known = connection.models.Section as Model<SectionRow> | undefined;
  return known ?? (connection.model('Section', sectionSchema) as unknown as Model<SectionRow>);
}

export function toRow(section: Section): SectionRow {
  const { id, ...facts } = section;
  return { _id: id, ...facts, orderKey: sectionOrderKey(section), searchText: sectionSearchText(section) };
}

export function toSection(row: SectionRow): Section {
  const { _id, orderKey: _orderKey, searchText: _searchText, ...facts } = row;
  return { ...facts, id: _id };
}
