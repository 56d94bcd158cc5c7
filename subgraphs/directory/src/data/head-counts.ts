import type { Organization } from '../domain/roster.ts';
import type { RosterModels } from './roster-models.ts';

/** How many students and staff an organization has; aggregates, for whoever sees the organization. */
export function createHeadCounts(roster: RosterModels) {
  function within(organization: Organization, field: string) {
    const { id, tenantId } = organization;
    return { tenantId, isDeleted: false, ...(id === tenantId ? {} : { [field]: id }) };
  }

  return {
    students: (organization: Organization) =>
      roster.students.countDocuments(within(organization, 'schoolIds')).exec(),
    staff: (organization: Organization) =>
      roster.people.countDocuments({ ...within(organization, 'organizationIds'), isStaff: true }).exec(),
  };
}

export type HeadCounts = ReturnType<typeof createHeadCounts>;
