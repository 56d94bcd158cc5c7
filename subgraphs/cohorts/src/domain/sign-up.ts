export type SignUpState = 'ACTIVE' | 'CANCELLED';

/** Who takes a place, with what decides who else may see it. */
export interface SignUpPerson {
  readonly personId: string;
  /** The organization that the person acts for; it owns the sign-up. */
  readonly tenantId: string;
  /** The schools and departments of the person's grants at the time of signing up. */
  readonly organizationIds: readonly string[];
}

/** One person's place in one edition: one row for both, given back and taken again. */
export interface SignUp extends SignUpPerson {
  readonly id: string;
  readonly editionId: string;
  readonly programId: string;
  /** The owner of the program, whose facilitators see the sign-up. */
  readonly ownerTenantId: string;
  readonly signedUpAt: Temporal.Instant;
  readonly state: SignUpState;
}
