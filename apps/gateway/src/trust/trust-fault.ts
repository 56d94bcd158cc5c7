/** Why a request is refused before anything is asked of the graph. */
export interface TrustFault {
  readonly code:
    | 'TOKEN_EXPIRED'
    | 'TOKEN_INVALID'
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
    message: 'The token is not one of this gateway: its issuer, audience or signature is wrong.',
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
