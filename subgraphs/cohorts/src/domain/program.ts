/** Where a text comes from. */
export interface SourceNote {
  readonly title: string;
  readonly text: string;
}

/** A program of shared learning, owned by a partner organization (its tenant). */
export interface Program {
  readonly id: string;
  /** The owner: a foundation, a service centre, a state department. */
  readonly tenantId: string;
  /** The key of the syllabus that it was loaded from; null when made by hand. */
  readonly key: string | null;
  readonly name: string;
  readonly summary: string;
  readonly partnerIds: readonly string[];
  readonly source: SourceNote | null;
  /** Whether an edition of it was ever published: only then outsiders see it. */
  readonly isPublished: boolean;
}
