// The face of the two proofs of durability, for `npm run bench -- crash`.
export { runKillLoop } from './kill-loop.ts';
export { buildRecorder, record } from './recording.ts';
export { cutPower } from './sync-test.ts';
