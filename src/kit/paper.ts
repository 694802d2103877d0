/** A sheet of paper with what it is, who it is from, rows with an amount at their end, and a total. */
export type Paper = {
  title: string;
  from: string;
  /** Lines under the title. */
  about: string[];
  rows: { what: string; note: string; amount: string }[];
  total: { what: string; amount: string } | null;
  foot: string[];
};
