export type DeliveryMethod = 'VIRTUAL' | 'IN_PERSON';
export type OfferingKind = 'STRATEGY_SESSION' | 'SCHEDULING_SESSION';

/** A text of the catalogue: as it is shown, and as the source prints it with its faults. */
export interface PrintedText {
  readonly text: string;
  readonly asPrinted: string;
}

/** All that a catalogue says of one offering; it becomes an `Offering` when it is loaded. */
export interface OfferingText {
  /** Its place in the catalogue, from 1. */
  readonly number: number;
  readonly title: string;
  readonly kind: OfferingKind;
  readonly essentialQuestion: string | null;
  readonly essentialQuestionAsPrinted: string | null;
  readonly description: string;
  readonly descriptionAsPrinted: string;
  /** In order; an outcome is also the deliverable that the session promises. */
  readonly outcomes: readonly PrintedText[];
  readonly takeAways: readonly PrintedText[];
  readonly methods: readonly DeliveryMethod[];
  readonly isTailorable: boolean;
  readonly canBeSeries: boolean;
  readonly canStandAlone: boolean;
  /** Whether the district's current schedules must be there before the session is scheduled. */
  readonly requiresSchedules: boolean;
  readonly asPrinted: string;
  readonly source: { readonly title: string; readonly text: string };
}

export interface Offering extends OfferingText {
  readonly id: string;
}

/** The owner of what the product publishes to every district; no organization has this id. */
export const PLATFORM_TENANT = 'platform';

/** Whether two texts of a catalogue say the same, field by field. */
export function isSameText(one: OfferingText, other: OfferingText): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

/** The fields in one order: what comes from the store may have them in another. */
function canonical(offering: OfferingText): unknown {
  const texts = (list: readonly PrintedText[]) => list.map(({ text, asPrinted }) => [text, asPrinted]);
  return [
    offering.number,
    offering.title,
    offering.kind,
    offering.essentialQuestion,
    offering.essentialQuestionAsPrinted,
    offering.description,
    offering.descriptionAsPrinted,
    texts(offering.outcomes),
    texts(offering.takeAways),
    offering.methods,
    offering.isTailorable,
    offering.canBeSeries,
    offering.canStandAlone,
    offering.requiresSchedules,
    offering.asPrinted,
    offering.source.title,
    offering.source.text,
  ];
}
