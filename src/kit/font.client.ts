import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export type FontWeight = '400Regular' | '500Medium' | '700Bold';

/** The typeface that everything Hilo draws is set in: Inter (OFL 1.1). */
export function loadFont(weight: FontWeight): Promise<Uint8Array> {
  return readFile(installed(`@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`));
}

/** Where a file of an installed package lies. */
export function installed(path: string): string {
  return fileURLToPath(import.meta.resolve(path));
}
