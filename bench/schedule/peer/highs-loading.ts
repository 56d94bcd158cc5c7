import type { Loading, Seats } from './loading.ts';
import { createLpProgram } from './lp-program.ts';
import { type HighsAnswer, solveByHighs } from './solve-by-highs.ts';

/** The whole loading as one program: a variable for each student, wish and place. */
export async function loadByHighs(
  { places, students, lunches, apart }: Loading,
  limitSeconds: number,
): Promise<{ readonly seats: Seats; readonly answer: HighsAnswer }> {
  const program = createLpProgram();
  const variables = students.map(({ wishes }) =>
    wishes.map(({ worth, options }) =>
      options.map((place) => ({
        place,
        variable: program.variable(worth),
        slots: places[place]?.slots ?? 0,
      })),
    ),
  );
  const once = (list: readonly { variable: number }[], limit: number) => {
    if (list.length > limit)
      program.atMost(
        list.map(({ variable }) => [variable, 1] as const),
        limit,
      );
  };
  for (const wishes of variables) {
    for (const options of wishes) once(options, 1);
    const all = wishes.flat();
    const taken = all.reduce((sum, { slots }) => sum | slots, 0);
    for (let slot = 1; slot <= taken; slot *= 2)
      once(
        all.filter(({ slots }) => (slots & slot) !== 0),
        1,
      );
    for (const lunch of lunches)
      if ((taken & lunch) === lunch)
        program.atMost(
          all
            .filter(({ slots }) => (slots & lunch) !== 0)
            .map(({ variable, slots }) => [variable, bitsOf(slots & lunch)] as const),
          bitsOf(lunch) - 1,
        );
  }
  const seatsIn = Map.groupBy(variables.flat(2), ({ place }) => place);
  for (const [place, list] of seatsIn) once(list, places[place]?.cap ?? 0);
  for (const [one, other] of apart)
    for (const [place, list] of Map.groupBy(
      [variables[one] ?? [], variables[other] ?? []].flat(2),
      ({ place }) => place,
    ))
      if (place >= 0) once(list, 1);
  const answer = await solveByHighs(program.text(), limitSeconds);
  return {
    answer,
    seats: variables.map((wishes) =>
      wishes.map((options) => options.find(({ variable }) => answer.ones.has(variable))?.place ?? -1),
    ),
  };
}

function bitsOf(slots: number): number {
  let count = 0;
  for (let left = slots; left > 0; left >>= 1) count += left & 1;
  return count;
}
