import {
  type InvalidInput,
  invalidInput,
  type NotPermitted,
  notPermitted,
  type Principal,
} from '@quad/kernel';

/** Why no program is made for an owner: the operator named none, or it is not the principal's to manage. */
export function ownerRefused(
  principal: Principal,
  act: string,
  ownerId: string | null,
): NotPermitted | InvalidInput {
  if (principal.kind === 'OPERATOR') {
    return invalidInput('The operator belongs to no organization; say in ownerId who owns the program.', [
      'input',
      'ownerId',
    ]);
  }
  const whose = ownerId === null ? 'your organization' : `organization ${ownerId}`;
  return notPermitted(
    'MANAGE_PROGRAM',
    `You may not ${act} for ${whose}; a facilitator of the owner (MANAGE_PROGRAM) or the platform operator may.`,
  );
}
