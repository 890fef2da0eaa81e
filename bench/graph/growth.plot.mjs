// The plot of growth.mjs as SVG, by plain strings: two panels with logarithmic axes, beside each other and to the same scale of time.
const WIDTH = 900;
const HEIGHT = 400;
const PANEL = { top: 84, bottom: 332, width: 360 };
const LEFT = [72, 504];
const INK = "#1f2933";
const FAINT = "#d9e0e6";
const MUTED = "#52606d";
const COLOUR = "#0b6e99";

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const decade = (value, round) => round(Math.log10(value));

/** 1000000: 1M */
const short = (value) => (value >= 1e6 ? `${value / 1e6}M` : value >= 1e3 ? `${value / 1e3}k` : String(value));

function axis(values) {
  const low = decade(Math.min(...values), Math.floor);
  const high = Math.max(low + 1, decade(Math.max(...values), Math.ceil));
  const ticks = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
  return { ticks, at: (value) => (Math.log10(value) - low) / (high - low) };
}

const text = (x, y, words, { size = 13, anchor = "middle", fill = MUTED, weight = 400 } = {}) =>
  `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" fill="${fill}" font-weight="${weight}">${escaped(words)}</text>`;

function panel({ left, title, label, points, valueOf, time }) {
  const across = axis(points.map(valueOf));
  const x = (value) => (left + across.at(value) * PANEL.width).toFixed(1);
  const y = (ms) => (PANEL.bottom - time.at(ms) * (PANEL.bottom - PANEL.top)).toFixed(1);
  const right = left + PANEL.width;
  const line = points.map((point) => `${x(valueOf(point))},${y(point.ms)}`).join(" ");
  return [
    text(left, PANEL.top - 18, title, { size: 14, anchor: "start", fill: INK, weight: 600 }),
    ...time.ticks.flatMap((ms) => [
      `<line x1="${left}" x2="${right}" y1="${y(ms)}" y2="${y(ms)}" stroke="${FAINT}"/>`,
      text(left - 8, Number(y(ms)) + 4, `${Number(ms.toPrecision(1))} ms`, { size: 12, anchor: "end" }),
    ]),
    ...across.ticks.flatMap((value) => [
      `<line x1="${x(value)}" x2="${x(value)}" y1="${PANEL.bottom}" y2="${PANEL.bottom + 5}" stroke="${MUTED}"/>`,
      text(x(value), PANEL.bottom + 21, short(value), { size: 12 }),
    ]),
    text(left + PANEL.width / 2, PANEL.bottom + 46, label),
    `<polyline points="${line}" fill="none" stroke="${COLOUR}" stroke-width="2" stroke-linejoin="round"/>`,
    ...points.map((point) => `<circle cx="${x(valueOf(point))}" cy="${y(point.ms)}" r="4" fill="${COLOUR}"/>`),
  ].join("\n");
}

/** `points` as growth.mjs measures them. */
export function plotGrowth(points, { within, touched }) {
  const of = (name) => points.filter((point) => point.panel === name);
  const byTouched = of("neighbourhood").sort((a, b) => a.touched - b.touched);
  const byTies = of("graph").sort((a, b) => a.ties - b.ties);
  const time = axis(points.map(({ ms }) => ms));
  const ties = points.find(({ size }) => size === within)?.ties;
  const panels = [
    byTouched.length && {
      left: LEFT[0],
      title: `One graph${ties ? ` of ${short(ties)} ties` : ""}, larger neighbourhoods`,
      label: "ties and involvements that the question touches",
      points: byTouched,
      valueOf: (point) => point.touched,
    },
    byTies.length && {
      left: LEFT[1],
      title: `About ${touched} touched, larger graphs`,
      label: "ties in the graph",
      points: byTies,
      valueOf: (point) => point.ties,
    },
  ].filter(Boolean);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="system-ui, sans-serif" role="img" aria-labelledby="growth-title">
<title id="growth-title">The time of a local question grows with its neighbourhood and not with the graph</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
${text(LEFT[0] - 52, 34, "A local question costs what it touches, not what the graph holds", { size: 17, anchor: "start", fill: INK, weight: 600 })}
${panels.map((each) => panel({ ...each, time })).join("\n")}
</svg>
`;
}
