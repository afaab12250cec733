import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const NOTICE = /^(licen[cs]e|notice|copying)\b/i;
const CHANGES = `The files of this folder hold code of these packages. It was changed in this: modules are joined into a few files,
converted to ES modules of today's JavaScript, and what is never called is left out.
`;

/**
 * The licences and notices of the packages that these files are from, which have to go wherever their code goes.
 *
 * @param {string} root where the files' paths begin
 * @param {readonly string[]} files
 * @returns {string} the text of one file
 */
export const notices = (root, files) => {
  const folders = new Set(files.flatMap((file) => PACKAGE.exec(file)?.[0] ?? []));
  const texts = new Map([...folders].map((folder) => noticeOf(join(root, folder))));
  const sections = [...texts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([title, text]) => `${title}\n\n${text}\n`);
  return [CHANGES, ...sections].join(`\n${'-'.repeat(80)}\n\n`);
};

const noticeOf = (folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => NOTICE.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version}, ${license}`, texts.join('\n\n')];
};
