import { edgeError } from '../../plan/masking.ts';
import { badRequest, type Check } from './asked.ts';

/** The whole schema is not for the public. */
export const checkIntrospection: Check = ({ known, principal }) =>
  known.measures.hasIntrospection && principal.kind === 'PUBLIC'
    ? badRequest(
        edgeError(
          'INTROSPECTION_DISABLED',
          'Introspection is for those who are signed in; sign in or send a token.',
        ),
      )
    : null;
