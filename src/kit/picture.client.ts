import { readFile } from 'node:fs/promises';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { type Chart, chartSvg } from './chart.ts';
import { installed, loadFont } from './font.client.ts';

/** Draws charts as PNG. The same chart is the same bytes. */
export type Pictures = { draw(chart: Chart): Promise<Uint8Array> };

/** Renderer and fonts are read from disk with the first picture: most processes never draw one. */
export function openPictures(): Pictures {
  let fonts: Promise<Uint8Array[]> | null = null;
  return {
    async draw(chart) {
      fonts ??= loadFonts();
      const [fontBuffers] = await Promise.all([fonts, startRenderer()]).catch((error) => {
        fonts = null;
        throw error;
      });
      const resvg = new Resvg(chartSvg(chart).svg, { font: { fontBuffers, defaultFontFamily: 'Inter' } });
      try {
        const image = resvg.render();
        try {
          return image.asPng();
        } finally {
          image.free();
        }
      } finally {
        resvg.free();
      }
    },
  };
}

/** The module keeps one renderer for the process and refuses to be started twice, whoever starts it. */
let renderer: Promise<void> | null = null;

function startRenderer(): Promise<void> {
  renderer ??= readFile(installed('@resvg/resvg-wasm/index_bg.wasm'))
    .then((wasm) => initWasm(wasm))
    .catch((error) => {
      renderer = null;
      throw error;
    });
  return renderer;
}

function loadFonts(): Promise<Uint8Array[]> {
  return Promise.all((['400Regular', '500Medium', '700Bold'] as const).map(loadFont));
}
