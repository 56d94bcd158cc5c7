import type { PrintedText } from '../offering.ts';

/** A scheduling session of the printed page, with what all ten have in common left out. */
export interface PrintedSession {
  /** Its place in the catalogue; the strategy session is 1. */
  readonly number: number;
  readonly title: string;
  /** The page prints all ten questions without a fault. */
  readonly essentialQuestion: string;
  readonly outcomes: readonly PrintedText[];
  readonly takeAways: readonly PrintedText[];
  /** The whole block of the page, spaces and line ends as one space. */
  readonly blockAsPrinted: string;
}
