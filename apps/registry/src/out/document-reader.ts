import { executableFault } from '@quad/composition';
import type { DocumentReader } from '../domain/document-ports.ts';
import { composer } from './composer.ts';

/** Reads documents as texts. Whether they fit the graph is a check's question, not one of publishing them. */
export const documentReader: DocumentReader = { hash: composer.hash, fault: executableFault };
