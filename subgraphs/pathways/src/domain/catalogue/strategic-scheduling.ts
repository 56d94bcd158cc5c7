import type { OfferingText } from '../offering.ts';
import type { PrintedSession } from './printed-session.ts';
import { schedulingSessions2To6 } from './scheduling-sessions-2-to-6.ts';
import { schedulingSessions7To11 } from './scheduling-sessions-7-to-11.ts';

const source = {
  title: 'Strategic Master Scheduling Professional Development Offerings',
  text:
    'The texts are those of the printed page. Where the print has a fault (lost words and letters, a doubled word, ' +
    'a misspelt name, broken numbering) it is kept beside the corrected text that is shown; the words lost before ' +
    '"an be delivered" are supplied. The short names are Quad’s own.',
} as const;

/** What the page says of all ten scheduling sessions, above their table. */
const sessionsDescription =
  'The scheduling sessions below can be tailored to meet the specific needs of interested districts and can be delivered in a series or as individual experiences.';
const sessionsDescriptionAsPrinted =
  'The scheduling sessions below can be tailored to meet the specific needs of interested an be delivered in a series or as individual experiences.';

const strategySessionDescription =
  'We host virtual sessions to support master scheduling teams to think divergently and/or strategically about overcoming scheduling challenges and/or implementing innovative programming. Current master schedules and/or bell schedules would have to be provided by the district during this strategy session.';

const strategySession: OfferingText = {
  number: 1,
  title: 'Virtual strategy session',
  kind: 'STRATEGY_SESSION',
  essentialQuestion: null,
  essentialQuestionAsPrinted: null,
  description: strategySessionDescription,
  descriptionAsPrinted: strategySessionDescription,
  outcomes: [],
  takeAways: [],
  methods: ['VIRTUAL'],
  isTailorable: false,
  canBeSeries: false,
  canStandAlone: true,
  requiresSchedules: true,
  asPrinted: `Virtual ${strategySessionDescription}`,
  source,
};

/** The eleven offerings of the page, in its order: the strategy session and the ten scheduling sessions. */
export const strategicScheduling: readonly OfferingText[] = [
  strategySession,
  ...[...schedulingSessions2To6, ...schedulingSessions7To11].map(asOffering),
];

function asOffering(session: PrintedSession): OfferingText {
  return {
    number: session.number,
    title: session.title,
    kind: 'SCHEDULING_SESSION',
    essentialQuestion: session.essentialQuestion,
    essentialQuestionAsPrinted: session.essentialQuestion,
    description: sessionsDescription,
    descriptionAsPrinted: sessionsDescriptionAsPrinted,
    outcomes: session.outcomes,
    takeAways: session.takeAways,
    methods: ['IN_PERSON', 'VIRTUAL'],
    isTailorable: true,
    canBeSeries: true,
    canStandAlone: true,
    requiresSchedules: false,
    asPrinted: session.blockAsPrinted,
    source,
  };
}
