/** Words of a customer without what could tell who they are: links, addresses, handles, numbers and their name. At most `limit` characters. */
export function masked(text: string, name: string, limit: number): string {
  const names = name.split(/[^\p{L}]+/u).filter((part) => part.length > 1);
  const hidden = text
    .replace(/\s+/g, ' ')
    .replace(/\S+@\S+|@\S+|\b(https?:\/\/|www\.)\S+/giu, '…')
    .replace(/\d([\d\s.,:/-]*\d)?/gu, '#')
    .trim();
  const clean = names.reduce((said, part) => said.replace(new RegExp(part, 'giu'), '…'), hidden);
  return clean.length > limit ? `${clean.slice(0, limit - 1)}…` : clean;
}
