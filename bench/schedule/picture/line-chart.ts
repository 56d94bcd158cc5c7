import { type Axis, placeOn, ticksOf } from './axis.ts';

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface LineChart {
  readonly title: string;
  /** What there is to see, for who does not see it. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly Line[];
}

const width = 800;
const height = 420;
const frame = { left: 74, right: 590, top: 44, bottom: 362 } as const;
/** More points than pixels show nothing more. */
const mostPoints = 240;

/** Colours that remain apart for colour-blind eyes, on light and on dark ground; dashes tell the lines apart without any. */
const light = ['#0b62a8', '#b34700', '#00735c', '#8f3a84', '#6b5b00', '#4d4d4d'];
const dark = ['#6cb6ff', '#ff9d5c', '#3fd6ae', '#e79bd8', '#e3cf4d', '#c8c8c8'];
const dashes = ['', '9 4', '3 3', '12 3 3 3', '6 2', '2 5'];

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const round = (value: number) => Math.round(10 * value) / 10;

/** A picture of lines as SVG that stands alone: no script, no font, readable on light and on dark ground. */
export function lineChart({ title, description, x, y, lines }: LineChart): string {
  const across = (value: number) => round(frame.left + placeOn(x, value) * (frame.right - frame.left));
  const up = (value: number) => round(frame.bottom - placeOn(y, value) * (frame.bottom - frame.top));
  const middle = { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 };
  const text = (at: readonly [number, number], words: string, how: string) =>
    `<text x="${round(at[0])}" y="${round(at[1])}" ${how}>${escaped(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title about">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="about">${escaped(description)}</desc>`,
    `<style>${styles()}</style>`,
    `<clipPath id="inside"><rect x="${frame.left}" y="${frame.top}" width="${frame.right - frame.left}" height="${frame.bottom - frame.top}"/></clipPath>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    text([frame.left, 26], title, 'class="title"'),
    ...ticksOf(x).flatMap((tick) => [
      `<path class="grid" d="M${across(tick)} ${frame.top}V${frame.bottom}"/>`,
      text([across(tick), frame.bottom + 18], number.format(tick), 'text-anchor="middle"'),
    ]),
    ...ticksOf(y).flatMap((tick) => [
      `<path class="grid" d="M${frame.left} ${up(tick)}H${frame.right}"/>`,
      text([frame.left - 8, up(tick) + 4], number.format(tick), 'text-anchor="end"'),
    ]),
    text([middle.x, frame.bottom + 42], x.label, 'text-anchor="middle"'),
    text([20, middle.y], y.label, `text-anchor="middle" transform="rotate(-90 20 ${middle.y})"`),
    ...lines.flatMap(({ name, points }, index) => {
      const shown = thinned(points.filter(([, value]) => !y.isLogarithmic || value > 0));
      const way = shown.map(([px, py], at) => `${at === 0 ? 'M' : 'L'}${across(px)} ${up(py)}`).join('');
      const key = frame.top + 14 + 24 * index;
      return [
        `<path class="line l${index % light.length}" clip-path="url(#inside)" d="${way}"/>`,
        // Few points are measured one by one, and show where.
        ...(shown.length > 12
          ? []
          : shown.map(
              ([px, py]) =>
                `<circle class="dot l${index % light.length}" cx="${across(px)}" cy="${up(py)}" r="3.5"/>`,
            )),
        `<path class="line l${index % light.length}" d="M${frame.right + 14} ${key}h34"/>`,
        text([frame.right + 54, key + 4], name, ''),
      ];
    }),
    '</svg>',
    '',
  ].join('\n');
}

function styles(): string {
  const colours = (list: readonly string[]) => list.map((colour, at) => `.l${at}{stroke:${colour}}`).join('');
  return [
    'text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-size:15px;font-weight:600}',
    '.ground{fill:#fff}.grid{stroke:#d0d7de;stroke-width:1}',
    '.line{fill:none;stroke-width:2.25;stroke-linejoin:round}.dot{fill:#fff;stroke-width:2}',
    dashes.map((dash, at) => (dash === '' ? '' : `.line.l${at}{stroke-dasharray:${dash}}`)).join(''),
    colours(light),
    '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.ground,.dot{fill:#0d1117}.grid{stroke:#3d444d}',
    colours(dark),
    '}',
  ].join('');
}

/** Every so many points, and always the last. */
function thinned<Point>(points: readonly Point[]): Point[] {
  const every = Math.ceil(points.length / mostPoints);
  return points.filter((_, at) => at % every === 0 || at === points.length - 1);
}
