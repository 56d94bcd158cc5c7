import type { Document } from 'mongodb';
import type { Entities } from '../entities.ts';
import type { Operation } from '../spec.ts';

/** One operation of the format on its object; gives what the driver gave, in the format's shape. */
export type Act<T> = (target: T, args: Document, entities: Entities, run: RunOperations) => Promise<unknown>;

/** Runs operations that stand inside another one, as in the callback of `withTransaction`. */
export type RunOperations = (operations: readonly Operation[]) => Promise<void>;
