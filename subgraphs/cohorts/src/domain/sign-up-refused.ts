import {
  type InvalidInput,
  invalidInput,
  type NotPermitted,
  notPermitted,
  type Principal,
} from '@quad/kernel';

/** Why a principal takes no place: the operator named nobody, or the roles do not allow it. */
export function signUpRefused(principal: Principal): NotPermitted | InvalidInput {
  if (principal.kind === 'OPERATOR') {
    return invalidInput('The operator takes no place; say in person for whom.', ['input', 'person']);
  }
  return notPermitted(
    'SIGN_UP_FOR_PROGRAM',
    'You may not sign up for programs; people with SIGN_UP_FOR_PROGRAM sign up for themselves.',
  );
}
