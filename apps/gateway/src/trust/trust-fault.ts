/** Why a request is refused before anything is asked of the graph. */
export interface TrustFault {
  readonly code:
    | 'TOKEN_EXPIRED'
    | 'TOKEN_INVALID'
    | 'TOKEN_UNSIGNED'
    | 'TOKEN_KEY_UNKNOWN'
    | 'TOKEN_SIGNATURE_WRONG'
    | 'TOKEN_ISSUER_UNKNOWN'
    | 'TOKEN_AUDIENCE_WRONG'
    | 'TOKEN_NOT_YET_VALID'
    | 'TOKEN_OF_ANOTHER_ORGANIZATION'
    | 'TOKEN_WITHOUT_ORGANIZATION'
    | 'VENDOR_SUSPENDED'
    | 'VENDOR_REVOKED'
    | 'TOKEN_NOT_ACCEPTED_HERE'
    | 'PRINCIPAL_UNKNOWN'
    | 'SESSION_ENDED'
    | 'CSRF_HEADER_MISSING'
    | 'WHO_IS_WHO_UNAVAILABLE';
  readonly message: string;
  /** The HTTP status that goes with it. */
  readonly status: 401 | 403 | 503;
}

export const trustFaults = {
  expired: {
    code: 'TOKEN_EXPIRED',
    message: 'The token has expired; get a new one and repeat the request.',
    status: 401,
  },
  invalid: {
    code: 'TOKEN_INVALID',
    message: 'This is no token of this gateway: it cannot be read, or says not whose it is or when it ends.',
    status: 401,
  },
  unsigned: {
    code: 'TOKEN_UNSIGNED',
    message: 'The token is not signed; get one from its issuer.',
    status: 401,
  },
  keyUnknown: {
    code: 'TOKEN_KEY_UNKNOWN',
    message: 'The token is signed with a key that its issuer does not publish, or no longer; get a new one.',
    status: 401,
  },
  signatureWrong: {
    code: 'TOKEN_SIGNATURE_WRONG',
    message: 'The signature of the token does not fit what it says; get a new one.',
    status: 401,
  },
  issuerUnknown: {
    code: 'TOKEN_ISSUER_UNKNOWN',
    message: 'The token is of an issuer that is not accepted here; get one from this Quad.',
    status: 401,
  },
  audienceWrong: {
    code: 'TOKEN_AUDIENCE_WRONG',
    message:
      'The token was made for something else than this graph; ask its issuer for one with this audience.',
    status: 401,
  },
  notYetValid: {
    code: 'TOKEN_NOT_YET_VALID',
    message: 'The token is not valid yet; wait, and see whether the clocks agree.',
    status: 401,
  },
  ofAnotherOrganization: {
    code: 'TOKEN_OF_ANOTHER_ORGANIZATION',
    message:
      'The token was made for another district or organization than the one that its holder acts for now; get a new one.',
    status: 401,
  },
  withoutOrganization: {
    code: 'TOKEN_WITHOUT_ORGANIZATION',
    message: 'The token of a vendor must say for which district it is (`organization`); get a new one.',
    status: 401,
  },
  vendorSuspended: {
    code: 'VENDOR_SUSPENDED',
    message: 'The district has suspended the vendor of this token; ask the district.',
    status: 401,
  },
  vendorRevoked: {
    code: 'VENDOR_REVOKED',
    message: 'The vendor of this token is not registered any more; ask the district.',
    status: 401,
  },
  operatorElsewhere: {
    code: 'TOKEN_NOT_ACCEPTED_HERE',
    message: "The operator's token is accepted only while the public port is bound to loopback.",
    status: 401,
  },
  demoElsewhere: {
    code: 'TOKEN_NOT_ACCEPTED_HERE',
    message: 'Tokens of demo people are accepted only while the public port is bound to loopback.',
    status: 401,
  },
  unknown: {
    code: 'PRINCIPAL_UNKNOWN',
    message: 'The token is in order, but nobody here goes with it; ask for an invitation or registration.',
    status: 401,
  },
  sessionEnded: {
    code: 'SESSION_ENDED',
    message: 'The session has ended; sign in again.',
    status: 401,
  },
  csrf: {
    code: 'CSRF_HEADER_MISSING',
    message: 'Requests with a session carry the header x-quad-csrf with the value that /auth/session gives.',
    status: 403,
  },
  unavailable: {
    code: 'WHO_IS_WHO_UNAVAILABLE',
    message: 'Who this is cannot be found out now; try again in a moment.',
    status: 503,
  },
} as const satisfies Record<string, TrustFault>;
