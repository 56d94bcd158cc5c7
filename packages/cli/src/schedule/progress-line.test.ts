import { expect, it } from 'vitest';
import { progressLine, progressText } from './progress-line.ts';

const bounds = { offered: 6299, ceiling: 6075, met: 6075, studentsMissingTwoOrMore: 0, alternates: 170 };
const at = (elapsedMs: number, met: number) => ({ score: 21_820, met, bounds, elapsedMs });

function screenOf(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
}

it('says score, requests met, ceiling, gap and time', () => {
  expect(progressText(at(12_400, 6073))).toBe(
    '12 s · score 21,820 · 6,073 requests met · ceiling 6,075 · gap 2',
  );
  expect(progressText({ ...at(0, 9), bounds: undefined })).toBe('0 s · score 21,820 · 9 requests met');
});

it('stays in its place on a terminal, and covers what stood there', () => {
  const screen = screenOf(true);
  const line = progressLine(screen);
  line.show(at(1_000, 5_000));
  line.show({ ...at(1_250, 9), bounds: undefined });
  line.end();
  const first = `\r${progressText(at(1_000, 5_000))}`;
  expect(screen.written[0]).toBe(first);
  expect(screen.written[1]).toHaveLength(first.length);
  expect(screen.written[2]).toBe('\n');
});

it('is a line every five seconds where there is no terminal', () => {
  const screen = screenOf(false);
  const line = progressLine(screen);
  for (const seconds of [0, 1, 4, 5, 9, 10]) line.show(at(seconds * 1_000, seconds));
  line.end();
  expect(screen.written.map((text) => text.split(' · ')[0])).toEqual(['0 s', '5 s', '10 s']);
});
