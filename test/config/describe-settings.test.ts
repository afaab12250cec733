import { expect, it } from 'vitest';
import { configurationPage } from '../../scripts/configuration-page.ts';
import { describeSettings } from '../../src/config/index.ts';

const settings = describeSettings();
const page = configurationPage(settings);

it('describes every setting in whole sentences', () => {
  expect(settings.length).toBeGreaterThan(15);
  for (const { name, description, allowed } of settings) {
    expect(name).toMatch(/^(PORT|HOST|NODE_ENV|(OPENAI|TUNEGRAPH)_[A-Z_]+)$/);
    expect(description).toMatch(/^[A-Z].*\.$/s);
    expect(allowed).not.toMatch(/\.$/);
  }
});

it('tells the page’s reader name, default, flag and what is secret', () => {
  expect(page).toContain('| [`PORT`](#port) | `--port` | `4000` |');
  expect(page).toContain('## OPENAI_API_KEY');
  for (const { name } of settings) expect(page).toContain(`## ${name}\n`);
  expect(page.match(/ Secret\.\n/g)).toHaveLength(settings.filter(({ secret }) => secret).length);
});
