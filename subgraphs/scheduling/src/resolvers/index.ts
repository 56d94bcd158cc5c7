import type { Resolvers } from '../__generated__/resolvers.ts';
import { Class } from './Class.ts';
import { rebuildSectionProjection } from './Mutation/rebuildSectionProjection.ts';
import { Organization } from './Organization.ts';
import { Person } from './Person.ts';
import { searchScheduling } from './Query/searchScheduling.ts';
import { section } from './Query/section.ts';
import { sectionsAsOf } from './Query/sectionsAsOf.ts';
import { SchedulingTerm } from './SchedulingTerm.ts';
import { Section } from './Section.ts';
import { TeachingLoad } from './TeachingLoad.ts';

/** The map of resolvers; codegen's types check it against the SDL. */
export const resolvers = {
  Query: { section, sectionsAsOf, searchScheduling },
  Mutation: { rebuildSectionProjection },
  Section,
  SchedulingTerm,
  TeachingLoad,
  Class,
  Person,
  Organization,
} satisfies Resolvers;
