import type { Page } from 'playwright-core';
import type { Edition } from './facilitator.ts';

/** The five core sessions as the published syllabus prints them. */
export const coreSessions = [
  [
    'Thu, Sep 29',
    'Welcome and starting with “why”',
    'How might Next Education Workforce models yield better outcomes for your students and educators?',
  ],
  ['Thu, Oct 13', 'Models in action', 'What do the Next Education Workforce models look like in action?'],
  [
    'Thu, Nov 17',
    'Elements of the Next Education Workforce',
    'What do Next Education Workforce Models enable for students, staff and school districts?',
  ],
  [
    'Thu, Dec 8',
    'Sustainable human resource & financial models',
    'How can Next Education Workforce Models work in your local context?',
  ],
  [
    'Thu, Jan 12',
    'Moving from learning to launching',
    'How will you launch your first Next Education Workforce model?',
  ],
] as const;

export const pathOf = (edition: Edition) => `/programs/${edition.program.id}/editions/${edition.id}`;
export const sessionsOf = (page: Page) => page.getByRole('region', { name: 'Syllabus' }).getByRole('article');
