export { ACCESS_REFUSED, type AccessRule, accessRefusal, isAllowed } from './access.ts';
export { accessPolicies } from './access-policies.ts';
export { accessScopes } from './access-scopes.ts';
export type { Clock } from './clock.ts';
export { type AddressedEvent, type EventAddress, type EventKind, eventKinds, isReached } from './events.ts';
export { type IdNoun, idPrefixes, isIdOf, type NewId } from './ids.ts';
export { type Money, sumCents } from './money.ts';
export {
  type GrantClaim,
  type OperatorPrincipal,
  type PersonPrincipal,
  type Principal,
  type PublicPrincipal,
  principalLabel,
  publicPrincipal,
  type ServicePrincipal,
  type VendorPrincipal,
} from './principal.ts';
export { err, ok, type Result } from './result.ts';
export { type Action, actions, type OrganizationKind, type Reach, type RoleFacts } from './role-facts.ts';
export { type Role, roleFacts, roleIds, roles } from './roles.ts';
export {
  isWithin,
  type Scope,
  type SharedObject,
  scopeOfEverything,
  scopeOfGrants,
  scopeOfNothing,
  scopeOfShared,
  scopeOfTenant,
} from './scope.ts';
export {
  isSharedWith,
  type ReceivedShare,
  type SharedType,
  type SharePurpose,
  sharedTypeFacts,
  sharedTypeIds,
  sharedTypeOf,
  sharePurposeFacts,
  sharePurposeIds,
} from './shares.ts';
export {
  type DisclosureChannel,
  isRecordRequired,
  type StudentPurpose,
  type StudentRecordClass,
  studentPurposeFacts,
  studentPurposeIds,
  studentPurposeOf,
} from './student-purposes.ts';
export type {
  Actor,
  AuditEntry,
  DueWork,
  OutboxMessage,
  TransactionPorts,
  Transactions,
} from './transactions.ts';
export {
  type InvalidInput,
  invalidInput,
  type NotFound,
  type NotPermitted,
  notFound,
  notPermitted,
  type UserFault,
  type VersionConflict,
  versionConflict,
} from './user-fault.ts';
