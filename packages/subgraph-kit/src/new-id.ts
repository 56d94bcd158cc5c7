import { randomUUIDv7 } from 'node:crypto';
import { idPrefixes, type NewId } from '@quad/kernel';

/** Makes ids of the form `<prefix>_<UUIDv7>`; within one process they sort by time of making. */
export const newId: NewId = (noun) => `${idPrefixes[noun]}_${randomUUIDv7()}`;
