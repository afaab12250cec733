import { environment, SETTING_NAMES, type SettingName } from './environment.ts';
import { type About, abouts } from './setting.ts';

/** A setting as people read about it. */
export interface DescribedSetting extends Omit<About, 'defaultInWords'> {
  readonly name: SettingName;
  /** What holds when it is unset; null when nothing does. */
  readonly defaultInWords: string | null;
}

/** Every setting, in the documentation's order. */
export const describeSettings = (): readonly DescribedSetting[] =>
  SETTING_NAMES.map((name) => {
    const schema = environment.shape[name];
    const about = abouts.get(schema);
    if (!about) throw new Error(`The setting ${name} has no description.`);
    return { ...about, name, defaultInWords: about.defaultInWords ?? plainDefault(schema.parse(undefined)) };
  });

const plainDefault = (value: unknown): string | null =>
  value === undefined || (Array.isArray(value) && value.length === 0) ? null : `\`${value}\``;
