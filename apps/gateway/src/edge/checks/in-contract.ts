import { contractFault } from '../../plan/contracts.ts';
import { edgeError } from '../../plan/masking.ts';
import { badRequest, type Check } from './asked.ts';

/** Refuses what is outside the contract that binds the request. */
export const checkContract: Check = ({ known, contract }) => {
  if (contract === null) return null;
  if (known.measures.hasIntrospection && !known.measures.isIntrospectionOnly) {
    return badRequest(
      edgeError('INTROSPECTION_NOT_ALONE', 'Ask for __schema and __type in an operation of their own.'),
    );
  }
  return badRequest(contractFault(contract, known));
};
