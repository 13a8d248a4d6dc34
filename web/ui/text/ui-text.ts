import { getContext, setContext } from 'svelte';
import { zhHant, type UiText } from './zh-hant.ts';

const key = Symbol('ui-text');

/**
 * Sets the language of all shared components below; called once, in a root layout. Without it they speak zh-Hant.
 *
 * @example
 * ```ts
 * provideUiText(() => (locale === 'en' ? en : zhHant));
 * ```
 */
export function provideUiText(current: () => UiText): void {
	setContext(key, current);
}

/** The words of the current language. Call the result where a word is used, so that a change of language shows. */
export function useUiText(): () => UiText {
	return getContext<(() => UiText) | undefined>(key) ?? (() => zhHant);
}
