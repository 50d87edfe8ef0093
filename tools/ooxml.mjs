// Validates many Office Open XML files with the Open XML SDK, from one Node:
//
//   node ooxml.mjs VALIDATOR VERSION FILE…
//
// VALIDATOR is the package's index.js. Writes one JSON verdict a line, in the order of the files.
import { pathToFileURL } from 'node:url';

const [validator, officeVersion, ...files] = process.argv.slice(2);
const { validateFile } = await import(pathToFileURL(validator));
const verdicts = new Array(files.length);
let next = 0;

async function work() {
  while (next < files.length) {
    const at = next++;
    verdicts[at] = await validateFile(files[at], { officeVersion });
  }
}

await Promise.all([work(), work()]);
process.stdout.write(verdicts.map((verdict) => JSON.stringify(verdict) + '\n').join(''));
