// The last two minutes of a counter, as a line. The number beside it tells the value, so the drawing is left unread.
import { svg } from './dom.js';

export const SECONDS = 120;
const HEIGHT = 30;

/** @param series arrays of numbers or nulls, one value a second, newest last */
export function plot(series) {
  const top = Math.max(1e-9, ...series.flat().filter((value) => value !== null));
  const lines = series.map((values, i) => line(values, top, i === 0));
  return svg('svg', { class: 'plot', viewBox: `0 0 ${SECONDS} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, lines.flat());
}

function line(values, top, filled) {
  const x = (i) => SECONDS - values.length + i + 0.5;
  const y = (value) => (HEIGHT - 2 - (value / top) * (HEIGHT - 6)).toFixed(2);
  const runs = runsOf(values);
  const paths = runs.map((run) => run.map(([i, value], at) => `${at ? 'L' : 'M'}${x(i)} ${y(value)}`).join(''));
  const areas = runs.map((run, at) => `${paths[at]}L${x(run.at(-1)[0])} ${HEIGHT}L${x(run[0][0])} ${HEIGHT}Z`);
  return [
    ...(filled ? [svg('path', { class: 'area', d: areas.join('') })] : []),
    svg('path', { class: filled ? 'stroke' : 'stroke second', d: paths.join('') }),
  ];
}

/** Where nothing was measured, the line has a gap. */
function runsOf(values) {
  const runs = [[]];
  values.forEach((value, i) => {
    if (value === null) {
      runs.push([]);
    } else {
      runs.at(-1).push([i, value]);
    }
  });
  return runs.filter((run) => run.length);
}
