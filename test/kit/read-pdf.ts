import { inflateSync } from 'node:zlib';

/** The texts of a PDF in the order they are written, by the fonts' own tables of what each glyph means; and how many pages it has. */
export function readPdf(bytes: Uint8Array): { pages: number; texts: string[] } {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = new Map([...file.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map(([, id, body]) => [id!, body!]));
  const streamOf = (id: string) => {
    const [, dict = '', data = ''] = /^([\s\S]*?)\nstream\n([\s\S]*)\nendstream$/.exec(objects.get(id) ?? '') ?? [];
    return dict.includes('FlateDecode') ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data;
  };
  const lettersOf = (font: string): Map<string, string> => {
    const [, table = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? '') ?? [];
    const ranges = [...streamOf(table).matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)];
    return new Map(
      ranges.flatMap(([, first, letters]) =>
        [...letters!.matchAll(/<([0-9a-f]+)>/gi)].map(([, hex], at): [string, string] => [
          (Number.parseInt(first!, 16) + at).toString(16).padStart(4, '0'),
          Buffer.from(hex!, 'hex').swap16().toString('utf16le'),
        ]),
      ),
    );
  };
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body));
  const texts = pages.flatMap((page) => {
    const [, resources = ''] = /\/Resources (\d+) 0 R/.exec(page) ?? [];
    const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(page) ?? [];
    const fonts = new Map(
      [...(objects.get(resources) ?? '').matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, lettersOf(id!)]),
    );
    return [...streamOf(contents).matchAll(/\/(F\d+) [\d.]+ Tf[\s\S]*?\[([^\]]*)\] TJ/g)].map(([, name, shown]) =>
      [...shown!.matchAll(/<([0-9a-f]+)>/gi)]
        .flatMap(([, hex]) => hex!.match(/.{4}/g) ?? [])
        .map((glyph) => fonts.get(name!)?.get(glyph.toLowerCase()) ?? '\uFFFD')
        .join(''),
    );
  });
  return { pages: pages.length, texts };
}
