import { readPageRequest } from '@quad/subgraph-kit';
import type { StudentResolvers } from '../__generated__/resolvers.ts';
import { anyDisclosure } from '../domain/disclosure.ts';
import { rosterScope } from '../domain/permissions.ts';
import { disclosuresPage } from './Disclosure.ts';
import { bySortKey } from './page-of.ts';

export const Student: StudentResolvers = {
  __resolveReference: ({ id }, { load }) => load.students.load(id),
  school({ schoolIds }, _args, { load }) {
    const [first] = schoolIds;
    return first === undefined ? null : load.organizations.load(first);
  },
  async enrollments({ id, tenantId }, args, { reads, principal }) {
    const where = { tenantId, studentId: id };
    return bySortKey(await reads.enrollments.page(rosterScope(principal), where, readPageRequest(args)));
  },
  disclosures: ({ id, tenantId }, args, context) =>
    disclosuresPage(context, tenantId, { ...anyDisclosure, studentId: id }, args),
  demographics: ({ id }, _args, { load }) => load.demographics.load(id),
};
