/** Kinds of journal entries; each entry is five numbers: the kind, what it was about, and what its undoing needs. */
export const wasSeated = 0;
export const wasUnseated = 1;
export const wasPlaced = 2;
export const wasUnplaced = 3;
export const wasRoomed = 4;
