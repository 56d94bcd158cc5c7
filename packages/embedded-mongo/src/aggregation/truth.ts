export { isTruthy as truthy } from '../query/operators/exists.ts';
