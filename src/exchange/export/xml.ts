// Text for XML 1.0, which has no way at all to hold most control characters: they are left out.
export const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ESCAPED: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" },
  // Readers turn these into spaces or line feeds, where they are not written so.
  ...{ "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" },
};

/** Fit for element content and for attributes in double quotes. */
export const xml = (value: string | number | boolean): string =>
  String(value)
    .replace(NOT_IN_XML, "")
    .replace(/[&<>"\t\n\r]/g, (character) => ESCAPED[character]!);
