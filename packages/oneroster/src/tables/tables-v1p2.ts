import { gradebookV1p2 } from './gradebook-v1p2.ts';
import { resourcesV1p2 } from './resources-v1p2.ts';
import { rosteringV1p2 } from './rostering-v1p2.ts';

/** Every file of OneRoster CSV 1.2 by its name without `.csv`. */
export const columnsV1p2 = { ...rosteringV1p2, ...resourcesV1p2, ...gradebookV1p2 } as const;
