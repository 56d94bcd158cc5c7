/** The issuer as directory knows identity's demo people, who are picked by name. */
export const DEMO_ISSUER = 'demo';
/** The issuer as directory knows identity's local accounts, which have a password and a code. */
const LOCAL_ISSUER = 'local';

/** The names under which directory knows the people of an issuer. */
export interface PeopleIssuers {
  /**
   * The name for someone who has just signed in.
   * @param methods how they proved who they are (`amr` of RFC 8176); none for a demo person.
   */
  nameFor(methods: readonly string[]): string;
  /** Whether a session of this name is of the issuer in force: another issuer is another world. */
  isInForce(name: string): boolean;
}

/**
 * A district's own issuer goes by its URL. Identity's people go by names that stay the same when the
 * product's address changes: an account must outlive a new port or host name.
 */
export function peopleIssuers(districtIssuer: string | undefined): PeopleIssuers {
  if (districtIssuer !== undefined) {
    return { nameFor: () => districtIssuer, isInForce: (name) => name === districtIssuer };
  }
  return {
    nameFor: (methods) => (methods.length === 0 ? DEMO_ISSUER : LOCAL_ISSUER),
    isInForce: (name) => name === DEMO_ISSUER || name === LOCAL_ISSUER,
  };
}
